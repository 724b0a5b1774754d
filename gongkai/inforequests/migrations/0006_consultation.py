import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PROTECT = django.db.models.deletion.PROTECT


def officer(verbose_name: str | None = None, *, required: bool = False) -> models.ForeignKey:
    may_lack = {} if required else {"blank": True, "null": True}
    return models.ForeignKey(
        on_delete=PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
        **({"verbose_name": verbose_name} if verbose_name else {}),
        **may_lack,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("inforequests", "0005_service"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "consultedparty",
            "sealed_contact",
            models.BinaryField(null=True, verbose_name="联系方式（加密）"),
        ),
        migrations.AddField(
            "consultedparty",
            "sealed_words",
            models.BinaryField(null=True, verbose_name="判断和说明（加密）"),
        ),
        migrations.AddField(
            "consultedparty",
            "reason_accepted",
            models.BooleanField(null=True, verbose_name="不同意的理由是否成立"),
        ),
        migrations.AddField("consultedparty", "assessed_by", officer()),
        migrations.AddField(
            "consultedparty",
            "assessed_on",
            models.DateField(blank=True, null=True, verbose_name="判断日期"),
        ),
        migrations.AddField(
            "consultedparty", "overruled_by", officer("决定因公共利益公开的负责人")
        ),
        migrations.AddField(
            "consultedparty",
            "overruled_on",
            models.DateField(blank=True, null=True, verbose_name="决定因公共利益公开的日期"),
        ),
        migrations.AddField(
            "consultedparty",
            "ended_reason",
            models.CharField(
                blank=True,
                choices=[
                    ("gone", "已经死亡、注销"),
                    ("merged", "已经合并、分立，由别的单位承继"),
                    ("unreachable", "征求意见书退回，无法联系"),
                    ("unneeded", "不再需要征求"),
                ],
                max_length=12,
                verbose_name="终止征求的事由",
            ),
        ),
        migrations.AddField(
            "consultedparty",
            "replaced_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=PROTECT,
                related_name="replaces",
                to="inforequests.consultedparty",
                verbose_name="由谁承继",
            ),
        ),
        migrations.CreateModel(
            "PartyOpinion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("received_on", models.DateField(verbose_name="收到日期")),
                (
                    "opinion",
                    models.CharField(
                        choices=[("agrees", "同意公开"), ("objects", "不同意公开")],
                        max_length=8,
                        verbose_name="意见",
                    ),
                ),
                ("sealed_reason", models.BinaryField(verbose_name="理由（加密）")),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("by", officer(required=True)),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=PROTECT,
                        related_name="+",
                        to="inforequests.casefile",
                        verbose_name="答复的文件",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=PROTECT,
                        related_name="opinions",
                        to="inforequests.consultedparty",
                    ),
                ),
            ],
            options={
                "verbose_name": "征求到的意见",
                "verbose_name_plural": "征求到的意见",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            "SecrecyReferral",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("body", models.CharField(max_length=100, verbose_name="报请的部门")),
                ("question", models.TextField(verbose_name="请示的事项")),
                ("letter_number", models.CharField(max_length=80, verbose_name="请示的文号")),
                ("sent_on", models.DateField(verbose_name="报请日期")),
                (
                    "determined_on",
                    models.DateField(blank=True, null=True, verbose_name="收到确定意见的日期"),
                ),
                ("may_disclose", models.BooleanField(null=True, verbose_name="确定为可以公开")),
                ("determination", models.TextField(blank=True, verbose_name="确定意见")),
                (
                    "document_number",
                    models.CharField(blank=True, max_length=80, verbose_name="确定意见的文号"),
                ),
                ("recorded_by", officer()),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=PROTECT,
                        related_name="secrecy_referrals",
                        to="inforequests.informationrequest",
                    ),
                ),
                ("sent_by", officer(required=True)),
            ],
            options={
                "verbose_name": "报请确定",
                "verbose_name_plural": "报请确定",
                "ordering": ("pk",),
            },
        ),
    ]
