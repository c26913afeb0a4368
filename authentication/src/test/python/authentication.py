"""What dkimpy and pyspf say: a directory holds keys (name TAB text), message, and what is asked.

usage: authentication.py dkim DIR | arc DIR | sign DIR DOMAIN SELECTOR ALGORITHM CANONICALIZATION | seal DIR DOMAIN SELECTOR
       | spf DIR CLIENT MAILFROM HELO
"""
import sys

import dkim

ask, directory = sys.argv[1:3]
rest = sys.argv[3:]


def read(name):
    with open(directory + "/" + name, "rb") as file:
        return file.read()


def zone():
    found = {}
    for line in read("zone").decode().split("\n"):
        if line:
            name, kind, data = line.split("\t")
            found.setdefault((name, kind), []).append(data)
    return found


ZONE = zone()


def txt(name, timeout=5):
    name = name.decode() if isinstance(name, bytes) else name
    texts = ZONE.get((name.rstrip(".").lower(), "TXT"))
    return texts[0].encode() if texts else None


def lookup(name, kind, strict=True, timeout=20):
    answers = []
    for data in ZONE.get((name.rstrip(".").lower(), kind), []):
        if kind == "MX":
            preference, host = data.split(" ")
            answers.append(((name, kind), (int(preference), host)))
        elif kind == "TXT":
            answers.append(((name, kind), [data.encode()]))
        else:
            answers.append(((name, kind), data))
    return answers


if ask == "dkim":
    judge = dkim.DKIM(read("message"))
    count = sum(1 for name, value in judge.headers if name.lower() == b"dkim-signature")
    for i in range(count):
        try:
            print("pass" if judge.verify(idx=i, dnsfunc=txt) else "fail")
        except dkim.DKIMException as wrong:
            print("fail", wrong)
elif ask == "arc":
    result, sets, reason = dkim.ARC(read("message")).verify(dnsfunc=txt)
    print(result.decode())
elif ask == "sign":
    domain, selector, algorithm, form = rest
    forms = tuple(part.encode() for part in form.split("/"))
    key = read("private").strip()
    sys.stdout.buffer.write(
        dkim.sign(read("message"), selector.encode(), domain.encode(), key, canonicalize=forms, signature_algorithm=algorithm.encode())
    )
elif ask == "seal":
    domain, selector, server = rest
    for field in dkim.arc_sign(read("message"), selector.encode(), domain.encode(), read("private").strip(), server.encode()):
        sys.stdout.buffer.write(field)
elif ask == "spf":
    import spf

    spf.DNSLookup = lookup
    client, sender, helo = rest
    print(spf.check2(i=client, s=sender, h=helo)[0])
