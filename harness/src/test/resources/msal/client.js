// An application with Microsoft's library for Node: gets a token in one of its ways and tells it.
// client.js WAY PROVIDER FOLDER
const fs = require('fs');
const msal = require('@azure/msal-node');

const [way, provider, folder] = process.argv.slice(2);
const auth = {authority: provider + '/contoso.onmicrosoft.com', knownAuthorities: [new URL(provider).host]};

const ways = {
  async certificate() {
    const application = new msal.ConfidentialClientApplication({auth: {...auth,
      clientId: 'aaaa1111-0000-4000-8000-0000000000a1',
      clientCertificate: {
        thumbprintSha256: fs.readFileSync(folder + '/thumbprint256', 'utf8'),
        privateKey: fs.readFileSync(folder + '/key.pem', 'utf8'),
        x5c: fs.readFileSync(folder + '/certificate.pem', 'utf8')
      }}});
    return application.acquireTokenByClientCredential({scopes: ['https://outlook.office365.com/.default']});
  },

  async code() {
    const application = new msal.PublicClientApplication({auth: {...auth,
      clientId: 'aaaa1111-0000-4000-8000-0000000000a2'}});
    const {verifier, challenge} = await new msal.CryptoProvider().generatePkceCodes();
    const request = {scopes: ['https://outlook.office.com/SMTP.Send'], redirectUri: 'http://localhost:8400'};
    const page = await application.getAuthCodeUrl({...request,
      loginHint: 'anna@contoso.com', codeChallenge: challenge, codeChallengeMethod: 'S256'});
    const browser = await fetch(page, {redirect: 'manual'});
    const code = new URL(browser.headers.get('location')).searchParams.get('code');
    const first = await application.acquireTokenByCode({...request, code, codeVerifier: verifier});
    return application.acquireTokenSilent({scopes: request.scopes, account: first.account, forceRefresh: true});
  }
};

ways[way]().then(result => console.log(result.accessToken), error => {
  console.log(error);
  process.exit(1);
});
