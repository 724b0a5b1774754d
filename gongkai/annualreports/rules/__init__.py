"""Annual reports without a database: layouts, totals, checks, narrative.

from gongkai.annualreports.rules import catalogue, checks, derivation

layout = catalogue.for_year(2020)
cells = derivation.derive(layout, counted)      # fills every total
for result in checks.evaluate(layout, cells, checks.Context(year=2020)):
    print(result.id, result.outcome, result.left, result.op, result.right)
"""
