import { fileCase } from './file-case';
import { fileContactRecord } from './file-contact-record';
import { recordSignature } from './record-signature';
import { registerFax } from './register-fax';
import { sendNotice } from './send-notice';

export const documentsWorkers = [registerFax, sendNotice, fileContactRecord, fileCase, recordSignature];
