/** What pages say of signing in and out. */
export const signInWords = {
  'zh-CN': {
    signOut: '退出登录',
    signedOut: '已退出登录',
    signedOutWhy: '再次打开页面时需要重新登录。',
    failed: '登录没有成功',
    failedWhy: '登录已超时、被取消或被拒绝。请重新打开要看的页面再登录一次。',
    again: '再登录一次',
    stranger: '人员名单中没有您',
    strangerWhy: (name: string) => `统一登录已认出您（${name}），但公司的人员名单中没有这个人，所以不能打开页面。请联系管理员。`,
    asAnother: '用另一个账号登录',
    away: '暂时无法登录',
    awayWhy: '统一登录服务没有回应，请稍后再试。',
  },
  en: {
    signOut: 'Sign out',
    signedOut: 'Signed out',
    signedOutWhy: 'The next page that you open asks you to sign in again.',
    failed: 'Signing in did not succeed',
    failedWhy: 'It took too long, was cancelled or was refused. Open the page that you want again, and sign in once more.',
    again: 'Sign in again',
    stranger: 'You are not in the people directory',
    strangerWhy: (name: string) => `You are signed in as ${name}, whom the people directory does not know, so no page opens for you. Ask your administrator.`,
    asAnother: 'Sign in as somebody else',
    away: 'Nobody can sign in now',
    awayWhy: 'The identity provider does not answer. Try again later.',
  },
};
