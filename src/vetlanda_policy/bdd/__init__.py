"""Steps in Swedish for features about goals: a pytest plugin, `pytest -p vetlanda_policy.bdd my.feature`.

Only the list of its parts; what each step does stands in the modules named so. PYTEST_DONT_REWRITE
"""

pytest_plugins = (
    "vetlanda_policy.bdd.collecting",
    "vetlanda_policy.bdd.given",
    "vetlanda_policy.bdd.given_facts",
    "vetlanda_policy.bdd.when",
    "vetlanda_policy.bdd.then",
    "vetlanda_policy.bdd.then_why",
)
