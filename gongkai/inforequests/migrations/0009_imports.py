import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inforequests", "0008_registers"),
        ("organs", "0002_stand_ins_and_archivists"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportedCase",
            fields=[
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="imported",
                        serialize=False,
                        to="inforequests.informationrequest",
                    ),
                ),
                ("row", models.PositiveIntegerField(verbose_name="行号")),
                ("mark", models.CharField(max_length=64)),
                (
                    "reply_number",
                    models.CharField(blank=True, max_length=100, verbose_name="台账所载文号"),
                ),
            ],
            options={
                "verbose_name": "导入的申请件",
                "verbose_name_plural": "导入的申请件",
            },
        ),
        migrations.CreateModel(
            name="ImportMapping",
            fields=[
                (
                    "organ",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="organs.organ",
                    ),
                ),
                ("columns", models.JSONField(blank=True, default=dict)),
                ("values", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "verbose_name": "台账列的对应关系",
                "verbose_name_plural": "台账列的对应关系",
            },
        ),
        migrations.CreateModel(
            name="RegisterImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("digest", models.CharField(max_length=64)),
                ("place", models.CharField(editable=False, max_length=200)),
                ("sealed_name", models.BinaryField(verbose_name="文件名（加密）")),
                ("sheet", models.CharField(blank=True, max_length=120, verbose_name="工作表")),
                (
                    "header",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="表头所在行"),
                ),
                ("columns", models.JSONField(blank=True, default=dict)),
                ("values", models.JSONField(blank=True, default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("mapping", "待对应"),
                            ("ready", "待导入"),
                            ("running", "正在导入"),
                            ("stopped", "中断，可以接着导入"),
                            ("done", "导入完毕"),
                        ],
                        default="mapping",
                        max_length=8,
                        verbose_name="进度",
                    ),
                ),
                ("chosen", models.JSONField(blank=True, default=list, verbose_name="选定的行")),
                ("wanted", models.PositiveIntegerField(default=0, verbose_name="要导入的件数")),
                ("examined", models.JSONField(blank=True, default=dict, verbose_name="检查结果")),
                ("fault", models.CharField(blank=True, max_length=200, verbose_name="中断原因")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="上传时间")),
            ],
            options={
                "verbose_name": "台账导入",
                "verbose_name_plural": "台账导入",
                "ordering": ("-created_at", "-pk"),
            },
        ),
        migrations.RemoveIndex(
            model_name="incomingmail",
            name="incoming_mail_state",
        ),
        migrations.AddField(
            model_name="incomingmail",
            name="content_mark",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="incomingmail",
            name="copy_of",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="copies",
                to="inforequests.incomingmail",
                verbose_name="同一封邮件",
            ),
        ),
        migrations.AddField(
            model_name="incomingmail",
            name="domain",
            field=models.CharField(blank=True, max_length=100, verbose_name="发件人域名"),
        ),
        migrations.AddField(
            model_name="incomingmail",
            name="message_mark",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="incomingmail",
            name="removed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="清除时间"),
        ),
        migrations.AddField(
            model_name="incomingmail",
            name="sender_mark",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="incomingmail",
            name="signals",
            field=models.JSONField(blank=True, default=list, verbose_name="可疑之处"),
        ),
        migrations.AddField(
            model_name="incomingmail",
            name="size",
            field=models.PositiveBigIntegerField(default=0, verbose_name="大小（字节）"),
        ),
        migrations.AddIndex(
            model_name="incomingmail",
            index=models.Index(
                fields=["organ", "state", "-arrived_at", "-id"], name="incoming_mail_newest"
            ),
        ),
        migrations.AddIndex(
            model_name="incomingmail",
            index=models.Index(fields=["message_mark"], name="incoming_mail_message"),
        ),
        migrations.AddIndex(
            model_name="incomingmail",
            index=models.Index(fields=["content_mark"], name="incoming_mail_content"),
        ),
        migrations.AddIndex(
            model_name="incomingmail",
            index=models.Index(fields=["sender_mark"], name="incoming_mail_sender"),
        ),
        migrations.AddIndex(
            model_name="incomingmail",
            index=models.Index(fields=["domain", "state"], name="incoming_mail_domain"),
        ),
        migrations.AddField(
            model_name="importedcase",
            name="organ",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.organ"
            ),
        ),
        migrations.AddField(
            model_name="registerimport",
            name="created_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="registerimport",
            name="organ",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.organ"
            ),
        ),
        migrations.AddField(
            model_name="importedcase",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cases",
                to="inforequests.registerimport",
            ),
        ),
        migrations.AddConstraint(
            model_name="registerimport",
            constraint=models.UniqueConstraint(
                fields=("organ", "digest"), name="register_import_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="importedcase",
            constraint=models.UniqueConstraint(fields=("organ", "mark"), name="imported_case_once"),
        ),
        migrations.AddConstraint(
            model_name="importedcase",
            constraint=models.CheckConstraint(
                condition=models.Q(("row__gte", 1)), name="imported_case_has_row"
            ),
        ),
    ]
