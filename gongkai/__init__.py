"""gongkai (政务公开): the government-information platform of a district, city or department."""

__version__ = "0.1.0"
