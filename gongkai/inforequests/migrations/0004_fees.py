from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("inforequests", "0003_casework")]

    operations = []
