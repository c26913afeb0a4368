"""An application with Microsoft's library: gets a token in one of its ways and submits with it.

client.py WAY PROVIDER AUTHORITIES PORT FOLDER
"""

import html.parser
import json
import smtplib
import ssl
import sys
import urllib.parse

import msal
import requests

way, provider, authorities, port, folder = sys.argv[1:]
TENANT = provider + '/contoso.onmicrosoft.com'
MONITOR = 'aaaa1111-0000-4000-8000-0000000000a1'
MAIL_PROGRAM = 'aaaa1111-0000-4000-8000-0000000000a2'
OWN = ['https://outlook.office365.com/.default']
USERS = ['https://outlook.office.com/SMTP.Send']


class Session(requests.Session):
    """MSAL asks for the user's realm at the authority without its port; login.microsoftonline.com has none."""

    def request(self, method, url, **kwargs):
        host = 'https://' + urllib.parse.urlsplit(provider).hostname
        if url.startswith(host + '/'):
            url = provider + url[len(host):]
        return super().request(method, url, **kwargs)


def session():
    made = Session()
    made.verify = authorities
    return made


def confidential(credential):
    return msal.ConfidentialClientApplication(
        MONITOR, client_credential=credential, authority=TENANT, validate_authority=False, instance_discovery=False,
        verify=authorities)


def public(**more):
    return msal.PublicClientApplication(
        MAIL_PROGRAM, authority=TENANT, validate_authority=False, instance_discovery=False, **more)


def own(application):
    return 'alerts@contoso.com', application.acquire_token_for_client(OWN)


def users(application, result):
    """The library has to know its user again, and to refresh the token by itself."""
    if 'error' in result:
        return 'anna@contoso.com', result
    accounts = application.get_accounts()
    assert [each['username'] for each in accounts] == ['anna@contoso.com'], accounts
    claims = result['id_token_claims']
    assert accounts[0]['home_account_id'] == claims['oid'] + '.' + claims['tid'], accounts
    again = application.acquire_token_silent_with_error(USERS, accounts[0], force_refresh=True)
    assert again and 'access_token' in again, again
    return 'anna@contoso.com', again


def secret():
    return own(confidential('monitor-secret'))


def wrong_secret():
    return own(confidential('its-id'))


def certificate():
    with open(folder + '/key.pem') as key, open(folder + '/thumbprint') as thumbprint:
        return own(confidential({'private_key': key.read(), 'thumbprint': thumbprint.read()}))


def certificate_with_chain():
    with open(folder + '/key.pem') as key, open(folder + '/thumbprint') as thumbprint, open(
            folder + '/certificate.pem') as shown:
        return own(confidential({
            'private_key': key.read(), 'thumbprint': thumbprint.read(), 'public_certificate': shown.read()}))


def password():
    application = public(http_client=session())
    return users(application, application.acquire_token_by_username_password('anna@contoso.com', 'hybridlab', USERS))


def device():
    application = public(verify=authorities)
    flow = application.initiate_device_flow(USERS)
    page = requests.post(
        flow['verification_uri'], data={'user_code': flow['user_code'], 'username': 'anna@contoso.com'},
        verify=authorities)
    assert page.status_code == 200, page.text
    return users(application, application.acquire_token_by_device_flow(flow))


def code(**more):
    application = public(verify=authorities)
    flow = application.initiate_auth_code_flow(
        USERS, redirect_uri='http://localhost:8400', login_hint='anna@contoso.com', **more)
    browser = requests.get(flow['auth_uri'], allow_redirects=False, verify=authorities)
    if more:
        answer = posted(browser.text)
    else:
        assert browser.status_code == 302, browser.text
        answer = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(browser.headers['Location']).query))
    return users(application, application.acquire_token_by_auth_code_flow(flow, answer))


def form_post():
    return code(response_mode='form_post')


def posted(page):
    """What a browser would send on to the application."""
    answer = {}

    class Form(html.parser.HTMLParser):
        def handle_starttag(self, tag, attributes):
            found = dict(attributes)
            if tag == 'form':
                assert found['action'] == 'http://localhost:8400', page
            if tag == 'input':
                answer[found['name']] = found['value']

    Form().feed(page)
    return answer


def submit(user, token):
    server = smtplib.SMTP('127.0.0.1', int(port), local_hostname='device.example')
    server._host = 'smtp.office365.com'
    server.starttls(context=ssl.create_default_context(cafile=authorities))
    server.ehlo()
    server.auth('XOAUTH2', lambda challenge=None: 'user=' + user + '\x01auth=Bearer ' + token + '\x01\x01')
    server.sendmail(user, ['dora@contoso.com'], 'From: ' + user + '\r\nSubject: ' + way + '\r\n\r\nt\r\n')
    server.quit()


def make():
    """A key and a certificate for it, as openssl req -x509 makes them."""
    import datetime
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, 'Monitor')])
    now = datetime.datetime.utcnow()
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(
        1).not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(
        now + datetime.timedelta(days=1)).sign(key, hashes.SHA256())
    write('key.pem', key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()).decode())
    write('certificate.pem', made.public_bytes(serialization.Encoding.PEM).decode())
    write('thumbprint', made.fingerprint(hashes.SHA1()).hex())
    write('thumbprint256', made.fingerprint(hashes.SHA256()).hex())


def write(name, text):
    with open(folder + '/' + name, 'w') as file:
        file.write(text)


if way == 'make':
    make()
else:
    who, result = globals()[way]()
    if 'access_token' not in result:
        sys.exit(json.dumps(result))
    submit(who, result['access_token'])
    print('submitted as ' + who)
