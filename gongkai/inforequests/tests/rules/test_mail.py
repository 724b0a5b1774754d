"""电子邮件: what can be read is read, what cannot is put aside; nothing is executed or lost."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.inforequests.rules.mail import MOST_PARTS, MailFault, read_mail


def letter(
    text="请公开某某规划。", subject="政府信息公开申请", sender="测试甲 <a@example.org>", **heads
):
    message = EmailMessage()
    message["From"], message["Subject"] = sender, subject
    message["Date"] = "Mon, 02 Mar 2026 09:30:00 +0800"
    for name, value in heads.items():
        message[name.replace("_", "-")] = value
    if text is not None:
        message.set_content(text)
    return message


def raw(head, body=b"", charset="utf-8"):
    return head.encode() + f"\nContent-Type: text/plain; charset={charset}\n\n".encode() + body


def test_a_plain_application():
    found = read_mail(letter().as_bytes())
    assert (found.sender_name, found.sender_address) == ("测试甲", "a@example.org")
    assert (found.subject, found.text) == ("政府信息公开申请", "请公开某某规划。")
    assert found.sent_at.isoformat() == "2026-03-02T09:30:00+08:00"
    assert found.fault is None


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "gb18030", "utf-8", "no-such-charset"])
def test_chinese_charsets(charset):
    written = "utf-8" if charset.startswith("no") else "gb18030" if charset[0] == "g" else charset
    found = read_mail(raw("From: a@example.org", "申请公开喆堃小区规划".encode(written), charset))
    assert found.text == "申请公开喆堃小区规划"


def test_html_becomes_text_and_its_scripts_vanish():
    message = letter(text=None)
    message.add_header("Content-Type", "text/html; charset=utf-8")
    message.set_payload(
        "<p>第一行</p><script>alert(1)</script>第二&amp;行<img src=x onerror=y>".encode()
    )
    found = read_mail(message.as_bytes())
    assert found.text.split() == ["第一行", "第二&行"]


def test_attachments_keep_their_names():
    message = letter()
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="申请表.pdf")
    (found,) = read_mail(message.as_bytes()).attachments
    assert (found.name, found.content) == ("申请表.pdf", b"%PDF-")


def test_a_forwarded_message_is_one_attachment():
    message = letter()
    message.add_attachment(letter(text="原来的申请"))
    (found,) = read_mail(message.as_bytes()).attachments
    assert found.name.endswith(".eml")
    assert read_mail(found.content).text == "原来的申请"


@pytest.mark.parametrize(
    ("heads", "fault"),
    [
        ({}, None),
        ({"Auto_Submitted": "no"}, None),
        ({"Auto_Submitted": "auto-replied"}, MailFault.AUTOMATIC),
        ({"X_Autoreply": "yes"}, MailFault.AUTOMATIC),
        ({"Precedence": "bulk"}, MailFault.BULK),
        ({"Precedence": "first-class"}, None),
        ({"List_Id": "<news.example.org>"}, MailFault.BULK),
        ({"List_Unsubscribe": "<mailto:x@example.org>"}, MailFault.BULK),
    ],
)
def test_what_machines_send_is_put_aside(heads, fault):
    assert read_mail(letter(**heads).as_bytes()).fault is fault


@pytest.mark.parametrize(
    ("sender", "fault"),
    [
        ("a@example.org", None),
        ("MAILER-DAEMON@example.org", MailFault.BOUNCE),
        ("没有地址", MailFault.NO_SENDER),
    ],
)
def test_senders(sender, fault):
    assert read_mail(raw(f"From: {sender}", b"x")).fault is fault


def test_nothing_in_it():
    assert read_mail(letter(text=" \n").as_bytes()).fault is MailFault.EMPTY
    assert read_mail(b"").fault is not None


def test_too_many_parts():
    message = letter()
    for number in range(MOST_PARTS + 5):
        message.add_attachment(b"x", maintype="text", subtype="plain", filename=f"{number}.txt")
    found = read_mail(message.as_bytes())
    assert found.fault is MailFault.TOO_MANY_PARTS
    assert len(found.attachments) <= MOST_PARTS


def test_a_deep_nest_of_messages_ends():
    deep = b""
    for number in range(400):
        deep += f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n".encode()
    assert read_mail(b"From: a@example.org\n" + deep).fault is not None


@pytest.mark.parametrize(
    "broken",
    [
        b"From: =?utf-8?b?////?= <a@example.org>\n\nx",
        b"From: a@example.org\nContent-Type: multipart/mixed\n\nno boundary",
        b"From: a@example.org\nContent-Transfer-Encoding: base64\n\n%%%",
        b"From: a@example.org\nDate: yesterday\n\nx",
        b"From: a@example.org\nDate: Mon, 99 Foo 99999 99:99:99 +9999\n\nx",
        b"From: a@example.org\nSubject: =?x?q?y\n\nx",
        b"\x00\xff\xfe" * 50,
        b"From: \n\tb <\x00@>\n\nx",
    ],
)
def test_broken_messages_never_raise(broken):
    read_mail(broken)


@settings(max_examples=200)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_put_aside(content):
    read_mail(content)


@settings(max_examples=100)
@given(st.data())
def test_a_damaged_message_is_read_or_put_aside(data):
    whole = bytearray(letter().as_bytes())
    for _ in range(data.draw(st.integers(1, 12))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    read_mail(bytes(whole))


def with_file(name, content, **heads):
    message = letter(**heads)
    message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def zipped(*names, size=10):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name in names:
            package.writestr(name, b"0" * size)
    return file.getvalue()


def markup(html, plain=None):
    message = letter(text=plain)
    if plain is None:
        message.set_content(html, subtype="html")
    else:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


TO = {"To": "yishengqing@example.gov.cn"}
BROKEN = (
    b"From: a@example.org\nTo: b@example.org\nSubject: x\nMIME-Version: 1.0\n"
    b'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain\n\nhalf'
)
REPORT = (
    "From: MAILER-DAEMON@mx.example.org\nTo: gov@example.gov.cn\nSubject: failure\n"
    'MIME-Version: 1.0\nContent-Type: multipart/report; boundary="x"\n\n'
    "--x\nContent-Type: text/plain\n\nno such user\n"
    "--x\nContent-Type: text/rfc822-headers\n\nFrom: <{sender}>\nSubject: notice\n\n--x--\n"
)

NASTY = [
    pytest.param(with_file("a.pdf.exe", b"MZ\x90"), MailFault.PROGRAM, id="program"),
    pytest.param(with_file("图片.jpg", b"MZ\x90\x00"), MailFault.PROGRAM, id="program in disguise"),
    pytest.param(with_file("a.zip", zipped("b.js")), MailFault.PROGRAM, id="script in an archive"),
    pytest.param(with_file("a.html", b"<script>"), MailFault.PROGRAM, id="page as a file"),
    pytest.param(with_file("a.docm", b"PK"), MailFault.MACROS, id="macros by name"),
    pytest.param(
        with_file("a.docx", zipped("word/vbaProject.bin")), MailFault.MACROS, id="macros inside"
    ),
    pytest.param(
        with_file("a.zip", zipped("0.txt", size=30_000_000)), MailFault.BOMB, id="archive bomb"
    ),
    pytest.param(BROKEN, MailFault.BROKEN, id="no end"),
    pytest.param(
        raw("From: a@example.org\nTo: b@example.org", b"\xff\xfe\xfd\xfc" * 9, "utf-8"),
        MailFault.GARBLED,
        id="garbled",
    ),
    pytest.param(
        markup('<img src="http://ads.example.com/x.png">'), MailFault.REMOTE, id="remote picture"
    ),
    pytest.param(
        markup('<p>请确认</p><a href="http://evil.example.com/">www.gov.example.cn</a>', "请确认"),
        MailFault.DECEIVING_LINK,
        id="link to elsewhere",
    ),
    pytest.param(
        markup('<a href="http://10.1.2.3/login">点这里登录邮箱</a>', "点这里"),
        MailFault.DECEIVING_LINK,
        id="link to a number",
    ),
    pytest.param(
        letter(X_Spam_Flag="YES", **TO).as_bytes(), MailFault.MARKED, id="marked by the server"
    ),
    pytest.param(
        letter(Reply_To="x@elsewhere.example.com").as_bytes(),
        None,
        id="doubtful in two ways",
    ),
    pytest.param(REPORT.format(sender="x@example.com").encode(), MailFault.BOUNCE, id="bounce"),
    pytest.param(
        REPORT.format(sender="GOV@example.gov.cn").encode(), MailFault.OWN_BOUNCE, id="own bounce"
    ),
]


@pytest.mark.parametrize(("message", "fault"), NASTY)
def test_what_is_put_aside_and_why(message, fault):
    found = read_mail(message, own=frozenset({"gov@example.gov.cn"}), arrived_on=date(2026, 3, 2))
    assert found.fault is fault


def test_lighter_signs_add_up():
    links = '<a href="http://a.example.com/">a</a>' * 9
    message = letter(text="看一看", Reply_To="x@elsewhere.example.com")
    message.add_alternative(links, subtype="html")
    found = read_mail(message.as_bytes())
    assert found.fault is MailFault.DOUBTFUL
    assert set(found.signs) == {
        *(MailFault.REPLY_ELSEWHERE, MailFault.MANY_LINKS, MailFault.NOT_ADDRESSED),
    }


def test_an_ordinary_application_with_files_is_not_put_aside():
    message = letter(text="请公开，见 https://www.example.gov.cn/a.html", **TO)
    message.add_attachment(
        b"%PDF-1.4", maintype="application", subtype="pdf", filename="申请表.pdf"
    )
    message.add_attachment(
        zipped("word/document.xml"), maintype="application", subtype="zip", filename="申请表.docx"
    )
    found = read_mail(message.as_bytes(), arrived_on=date(2026, 3, 2))
    assert (found.fault, found.signs) == (None, ())


def test_the_message_that_was_forwarded_says_when_it_was_written():
    inner = letter(text="原件正文", sender="测试乙 <b@example.net>", subject="申请公开", **TO)
    outer = letter(text="请办理", sender="同事 <c@example.gov.cn>", subject="转发", **TO)
    outer.add_attachment(inner)
    found = read_mail(outer.as_bytes())
    assert found.fault is None and MailFault.FORWARDED in found.signs
    assert (found.original.sender_address, found.original.text.strip()) == (
        "b@example.net",
        "原件正文",
    )
    assert found.original.sent_at.isoformat() == "2026-03-02T09:30:00+08:00"


WHEN = "2026年2月27日 17:30"


@pytest.mark.parametrize(
    "head",
    [
        f"--原始邮件--\n发件人: 测试乙 <b@example.net>\n发送时间: {WHEN}\n主题: 申请公开",
        f"--\nFrom: 测试乙 [mailto:b@example.net]\nSent: {WHEN}\nSubject: 申请公开",
        f'> 发件人："测试乙"<b@example.net>\n> 日期：{WHEN}\n> 主题：申请公开',
    ],
)
def test_a_quoted_head_is_read(head):
    outer = "请办理。\n\n发件人: 科员 <c@example.gov.cn>\n日期: 2026年3月1日\n\n转"
    found = read_mail(letter(text=f"{outer}\n\n{head}\n\n请公开某批复。").as_bytes())
    addresses = [each.sender_address for each in found.forwarded]
    assert addresses == ["c@example.gov.cn", "b@example.net"]
    original = found.original
    assert (original.sender_name, original.subject, original.sent) == (
        *("测试乙", "申请公开", WHEN),
    )
    assert original.text == "请公开某批复。"


def test_an_ordinary_letter_quotes_nobody():
    text = "申请人：测试甲\n主题：道路规划\n联系电话：0795-0000000"
    assert read_mail(letter(text=text).as_bytes()).forwarded == ()


def test_signs_that_no_database_takes_are_left_out():
    head = b"From: \xff\xfe <a@example.org>\nTo: b@example.org\n"
    head += b"Subject: =?utf-8?b?AGEA?= \xed\xa0\x80"
    found = read_mail(head + b"\n\nbody\x00body")
    told = (found.sender_name, found.subject, found.text, found.message_id)
    assert found.text == "bodybody"
    assert "\x00" not in "".join(told).encode("utf-8").decode()
