import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organs", "0002_stand_ins_and_archivists"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "channel",
                    models.CharField(
                        choices=[("email", "电子邮件"), ("sms", "短信")],
                        max_length=5,
                        verbose_name="渠道",
                    ),
                ),
                ("subject", models.CharField(max_length=120, verbose_name="标题")),
                ("sealed", models.BinaryField(verbose_name="收件人和内容（加密）")),
                ("masked_to", models.CharField(max_length=120, verbose_name="收件人")),
                (
                    "about",
                    models.CharField(
                        blank=True, db_index=True, max_length=120, verbose_name="所涉事项"
                    ),
                ),
                ("queued_at", models.DateTimeField(verbose_name="提交时间")),
                ("not_before", models.DateTimeField(blank=True, null=True, verbose_name="不早于")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "等待发送"),
                            ("sending", "正在发送"),
                            ("sent", "已发出"),
                            ("failed", "发送失败"),
                            ("uncertain", "是否发出不明"),
                            ("given_up", "停止重试"),
                            ("cancelled", "已撤销"),
                        ],
                        default="queued",
                        max_length=9,
                        verbose_name="状态",
                    ),
                ),
                ("attempts", models.PositiveIntegerField(default=0, verbose_name="已尝试次数")),
                (
                    "next_try_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="下次尝试"),
                ),
                ("holds_up", models.BooleanField(default=False, editable=False)),
                ("claimed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "failing_since",
                    models.DateTimeField(blank=True, null=True, verbose_name="开始失败"),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="发出时间")),
                (
                    "gateway_id",
                    models.CharField(blank=True, max_length=120, verbose_name="网关编号"),
                ),
                (
                    "last_error",
                    models.CharField(blank=True, max_length=300, verbose_name="最近一次失败"),
                ),
                (
                    "settled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="处置时间"),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="处置理由")),
                (
                    "organ",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="organs.organ",
                        verbose_name="发出机构",
                    ),
                ),
                (
                    "queued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "通知",
                "verbose_name_plural": "通知",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="NoticeAttempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tried_at", models.DateTimeField(verbose_name="时间")),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("taken", "网关已接收"),
                            ("refused", "网关拒收"),
                            ("deferred", "稍后再试"),
                            ("unreachable", "网关不可用"),
                            ("unclear", "没有得到答复"),
                        ],
                        max_length=11,
                        verbose_name="结果",
                    ),
                ),
                ("told", models.CharField(blank=True, max_length=300, verbose_name="网关答复")),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tries",
                        to="notices.notice",
                    ),
                ),
            ],
            options={
                "verbose_name": "发送记录",
                "verbose_name_plural": "发送记录",
                "ordering": ("pk",),
            },
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["channel", "state", "next_try_at"], name="notice_due"),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["organ", "state", "-id"], name="notice_of_organ"),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["channel", "claimed_at"], name="notice_pace"),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "sent"), _negated=True),
                    ("sent_at__isnull", False),
                    _connector="OR",
                ),
                name="notice_sent_when_sent",
            ),
        ),
    ]
