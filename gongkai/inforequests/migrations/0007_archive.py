import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inforequests", "0006_consultation"),
        ("organs", "0002_stand_ins_and_archivists"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Bundle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "purpose",
                    models.CharField(
                        choices=[("archive", "归档"), ("export", "移送法院、复议机关")],
                        max_length=8,
                        verbose_name="目的",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="卷号")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "等待组卷"),
                            ("working", "正在组卷"),
                            ("ready", "已成卷"),
                            ("failed", "组卷没有完成"),
                            ("gone", "已清除"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="进度",
                    ),
                ),
                ("fault", models.CharField(blank=True, max_length=60)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("sources", models.JSONField(blank=True, default=list)),
                ("pages", models.PositiveIntegerField(default=0, verbose_name="页数")),
                ("pdf_digest", models.CharField(blank=True, max_length=64)),
                ("pdf_size", models.PositiveBigIntegerField(default=0)),
                ("zip_digest", models.CharField(blank=True, max_length=64)),
                ("zip_size", models.PositiveBigIntegerField(default=0)),
                ("manifest_digest", models.CharField(blank=True, max_length=64)),
                ("made_at", models.DateTimeField(verbose_name="提出时间")),
                ("changed_at", models.DateTimeField(verbose_name="进度时间")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bundles",
                        to="inforequests.informationrequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "成卷",
                "verbose_name_plural": "成卷",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="CaseExport",
            fields=[
                (
                    "bundle",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="export",
                        serialize=False,
                        to="inforequests.bundle",
                    ),
                ),
                (
                    "body",
                    models.CharField(
                        choices=[
                            ("court", "人民法院"),
                            ("review", "行政复议机关"),
                            ("procuratorate", "人民检察院"),
                        ],
                        max_length=16,
                        verbose_name="接收机关",
                    ),
                ),
                ("case_no", models.CharField(max_length=100, verbose_name="案号")),
                ("reason", models.CharField(max_length=200, verbose_name="移送原因")),
                ("parts", models.JSONField(default=list, verbose_name="移送的部分")),
                (
                    "covers_parties",
                    models.BooleanField(default=True, verbose_name="遮盖第三方身份"),
                ),
            ],
            options={
                "verbose_name": "案卷移送",
                "verbose_name_plural": "案卷移送",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="ArchiveOpening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[("pdf", "案卷（PDF）"), ("zip", "案卷、原件和清单（ZIP）")],
                        max_length=4,
                        verbose_name="形式",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("read", "查阅"),
                            ("copy", "复印"),
                            ("court", "移送法院或者复议机关"),
                            ("inspection", "检查"),
                        ],
                        max_length=12,
                        verbose_name="目的",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="理由")),
                ("refused", models.BooleanField(default=False, verbose_name="被拒绝")),
                ("at", models.DateTimeField(verbose_name="时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "bundle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to="inforequests.bundle",
                    ),
                ),
            ],
            options={
                "verbose_name": "档案利用",
                "verbose_name_plural": "档案利用",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="BundlePiece",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[("pdf", "案卷（PDF）"), ("zip", "案卷、原件和清单（ZIP）")],
                        max_length=4,
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("place", models.CharField(editable=False, max_length=200, unique=True)),
                (
                    "bundle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pieces",
                        to="inforequests.bundle",
                    ),
                ),
            ],
            options={
                "verbose_name": "成卷文件",
                "verbose_name_plural": "成卷文件",
                "ordering": ("bundle", "form", "position"),
            },
        ),
        migrations.CreateModel(
            name="ArchiveVolume",
            fields=[
                (
                    "bundle",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="volume",
                        serialize=False,
                        to="inforequests.bundle",
                    ),
                ),
                ("archive_no", models.CharField(max_length=100, unique=True, verbose_name="档号")),
                ("archived_on", models.DateField(verbose_name="归档日期")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                (
                    "retention_years",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="保管年数"
                    ),
                ),
                ("rule", models.CharField(max_length=20, verbose_name="期限规则")),
                (
                    "reason",
                    models.CharField(blank=True, max_length=200, verbose_name="另定期限的理由"),
                ),
                ("keep_until", models.DateField(blank=True, null=True, verbose_name="保管到")),
            ],
            options={
                "verbose_name": "归档案卷",
                "verbose_name_plural": "归档案卷",
                "ordering": ("-archived_on", "-pk"),
                "indexes": [
                    models.Index(fields=["-archived_on", "-bundle"], name="archive_volume_newest"),
                    models.Index(fields=["keep_until"], name="archive_volume_due"),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="bundle",
            constraint=models.UniqueConstraint(
                condition=models.Q(("purpose", "archive")),
                fields=("request", "position"),
                name="archive_volume_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="bundlepiece",
            constraint=models.UniqueConstraint(
                fields=("bundle", "form", "position"), name="bundle_piece_once"
            ),
        ),
    ]
