"""电子邮件: what can be read is read, what cannot is put aside; nothing is executed or lost."""

from __future__ import annotations

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
