import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q


def officer(**options) -> models.ForeignKey:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
        **options,
    )


def key() -> models.BigAutoField:
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


def of_request(related_name: str, on_delete: object) -> models.ForeignKey:
    return models.ForeignKey(
        on_delete=on_delete, related_name=related_name, to="inforequests.informationrequest"
    )


PROTECT, CASCADE = django.db.models.deletion.PROTECT, django.db.models.deletion.CASCADE


class Migration(migrations.Migration):
    dependencies = [
        ("inforequests", "0003_casework"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="letterhead",
            name="payment_at",
            field=models.TextField(
                blank=True,
                help_text="到哪里、用什么方式缴费，开户银行和账户以财政部门公布的为准。",
                max_length=500,
                verbose_name="信息处理费的缴纳方式",
            ),
        ),
        migrations.CreateModel(
            name="FeeNotice",
            fields=[
                ("id", key()),
                (
                    "tariff",
                    models.CharField(
                        choices=[("by_case", "按件"), ("by_page", "按量")],
                        max_length=8,
                        verbose_name="收费标准",
                    ),
                ),
                ("quantity", models.PositiveIntegerField(verbose_name="数量")),
                ("amount", models.PositiveIntegerField(verbose_name="应缴金额（元）")),
                ("reason", models.TextField(verbose_name="收费的理由")),
                ("split_note", models.TextField(blank=True, verbose_name="拆分计件的说明")),
                ("proposed_at", models.DateTimeField(verbose_name="提出时间")),
                (
                    "declined_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="不同意的时间"),
                ),
                (
                    "why_declined",
                    models.CharField(blank=True, max_length=200, verbose_name="不同意的理由"),
                ),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="通知日期")),
                (
                    "why_waived",
                    models.CharField(blank=True, max_length=200, verbose_name="撤回的理由"),
                ),
                ("waived_on", models.DateField(blank=True, null=True, verbose_name="撤回日期")),
                ("lapsed_on", models.DateField(blank=True, null=True, verbose_name="结案日期")),
                ("decided_by", officer(blank=True, null=True)),
                (
                    "letter",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=PROTECT,
                        related_name="fee",
                        to="inforequests.letter",
                    ),
                ),
                ("proposed_by", officer()),
                ("request", of_request("fees", PROTECT)),
            ],
            options={
                "verbose_name": "收费通知",
                "verbose_name_plural": "收费通知",
                "ordering": ("pk",),
                "indexes": [models.Index(fields=("issued_on",), name="fee_notice_issued")],
                "constraints": [
                    models.CheckConstraint(condition=Q(amount__gt=0), name="fee_notice_costs"),
                    models.CheckConstraint(
                        condition=Q(issued_on__isnull=True, letter__isnull=True)
                        | Q(
                            issued_on__isnull=False,
                            letter__isnull=False,
                            declined_at__isnull=True,
                        ),
                        name="fee_notice_issued_by_letter",
                    ),
                    models.UniqueConstraint(
                        fields=("request",),
                        name="fee_notice_one_proposal",
                        condition=Q(issued_on__isnull=True, declined_at__isnull=True),
                    ),
                    models.UniqueConstraint(
                        fields=("request",),
                        name="fee_notice_one_standing",
                        condition=Q(
                            issued_on__isnull=False,
                            waived_on__isnull=True,
                            lapsed_on__isnull=True,
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FeePayment",
            fields=[
                ("id", key()),
                (
                    "direction",
                    models.CharField(
                        choices=[("received", "缴费"), ("refunded", "退费")],
                        max_length=8,
                        verbose_name="收退",
                    ),
                ),
                ("on", models.DateField(verbose_name="日期")),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=12, verbose_name="金额（元）"),
                ),
                (
                    "receipt",
                    models.CharField(blank=True, max_length=40, verbose_name="财政票据号"),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("by", officer()),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=PROTECT, related_name="payments", to="inforequests.feenotice"
                    ),
                ),
            ],
            options={
                "verbose_name": "缴费记录",
                "verbose_name_plural": "缴费记录",
                "ordering": ("on", "pk"),
                "indexes": [models.Index(fields=("on",), name="fee_payment_on")],
                "constraints": [
                    models.CheckConstraint(condition=Q(amount__gt=0), name="fee_payment_positive"),
                    models.UniqueConstraint(
                        fields=("notice", "direction", "receipt"),
                        name="fee_payment_receipt_once",
                        condition=~Q(receipt=""),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NamesakeJudgement",
            fields=[
                ("id", key()),
                ("is_same", models.BooleanField(verbose_name="是同一申请人")),
                ("reason", models.CharField(max_length=200, verbose_name="依据")),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("by", officer()),
                ("other", of_request("+", CASCADE)),
                ("request", of_request("+", CASCADE)),
            ],
            options={
                "verbose_name": "同名认定",
                "verbose_name_plural": "同名认定",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("request", "other"), name="namesake_judged_once"
                    ),
                    models.CheckConstraint(
                        condition=Q(request__lt=F("other")), name="namesake_older_first"
                    ),
                ],
            },
        ),
    ]
