import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inforequests", "0004_fees"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="letter",
            name="recall_reason",
            field=models.CharField(blank=True, max_length=200, verbose_name="撤回签发的原因"),
        ),
        migrations.AddField(
            model_name="letter",
            name="recalled_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="撤回签发时间"),
        ),
        migrations.AddField(
            model_name="letterhead",
            name="review_online",
            field=models.URLField(
                blank=True,
                help_text="网上送达答复的必须写明（行政复议法第22条第二款）。",
                verbose_name="网上申请行政复议的网址",
            ),
        ),
        migrations.AlterField(
            model_name="casefile",
            name="kind",
            field=models.CharField(
                choices=[
                    ("application", "申请书"),
                    ("identity", "身份证明"),
                    ("authorisation", "授权委托书"),
                    ("envelope", "信封、传真或者邮件原件"),
                    ("supplement", "申请人补充材料"),
                    ("evidence", "办理记录和凭证"),
                    ("service", "交邮凭证、送达回证"),
                    ("opinion", "被征求意见方的答复"),
                    ("original", "所申请信息的原件（不公开）"),
                    ("disclosed", "提供给申请人的信息"),
                ],
                max_length=16,
                verbose_name="附件种类",
            ),
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("attempt", models.PositiveSmallIntegerField(verbose_name="第几次")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("direct", "直接送达"),
                            ("entrusted", "委托其他机关送达"),
                            ("post", "邮政邮寄"),
                            ("online", "网上发送"),
                            ("notice", "公告送达"),
                        ],
                        max_length=10,
                        verbose_name="送达方式",
                    ),
                ),
                ("sealed", models.BinaryField(verbose_name="收件人和签收人（加密）")),
                ("masked_recipient", models.CharField(max_length=120, verbose_name="收件人")),
                (
                    "entrusted_to",
                    models.CharField(blank=True, max_length=100, verbose_name="受委托机关"),
                ),
                ("sent_on", models.DateField(verbose_name="交寄、送出日期")),
                (
                    "carrier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ems", "邮政特快专递（EMS）"),
                            ("registered", "挂号信"),
                            ("ordinary", "平信"),
                        ],
                        max_length=10,
                        verbose_name="邮政业务",
                    ),
                ),
                (
                    "tracking_number",
                    models.CharField(
                        blank=True, db_index=True, max_length=13, verbose_name="邮件号码"
                    ),
                ),
                (
                    "review_online",
                    models.CharField(blank=True, max_length=200, verbose_name="网上复议渠道"),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="说明")),
                ("at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("signed", "已签收"),
                            ("refused", "拒收"),
                            ("returned", "退回"),
                            ("left", "留置送达"),
                            ("noticed", "公告期满"),
                        ],
                        max_length=10,
                        verbose_name="送达结果",
                    ),
                ),
                ("result_on", models.DateField(blank=True, null=True, verbose_name="结果日期")),
                (
                    "result_note",
                    models.CharField(blank=True, max_length=500, verbose_name="结果说明"),
                ),
                (
                    "result_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="结果登记时间"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="inforequests.letter",
                    ),
                ),
                (
                    "proof",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inforequests.casefile",
                        verbose_name="交邮凭证",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="inforequests.informationrequest",
                    ),
                ),
                (
                    "result_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "result_proof",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inforequests.casefile",
                        verbose_name="回证",
                    ),
                ),
            ],
            options={
                "verbose_name": "送达记录",
                "verbose_name_plural": "送达记录",
                "ordering": ("letter", "request", "attempt"),
                "indexes": [models.Index(fields=["result", "sent_on"], name="delivery_waiting")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("letter", "request", "attempt"), name="delivery_attempt_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("result", "")),
                        fields=("letter", "request"),
                        name="delivery_one_on_its_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("result", ""),
                                ("result_by__isnull", True),
                                ("result_on__isnull", True),
                            ),
                            models.Q(
                                models.Q(("result", ""), _negated=True),
                                ("result_by__isnull", False),
                                ("result_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="delivery_result_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("result_on__isnull", True),
                            ("result_on__gte", models.F("sent_on")),
                            _connector="OR",
                        ),
                        name="delivery_result_after_sending",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("method", "post"), models.Q(("carrier", ""), _negated=True)),
                            models.Q(models.Q(("method", "post"), _negated=True), ("carrier", "")),
                            _connector="OR",
                        ),
                        name="delivery_carrier_of_the_post",
                    ),
                ],
            },
        ),
    ]
