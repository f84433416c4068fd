import { fileCase } from './file-case';
import { fileContactRecord } from './file-contact-record';
import { recordMeetingResolution } from './record-meeting-resolution';
import { recordSignature } from './record-signature';
import { registerFax } from './register-fax';
import { sendNotice } from './send-notice';

export const documentsWorkers = [registerFax, sendNotice, fileContactRecord, fileCase, recordMeetingResolution, recordSignature];
