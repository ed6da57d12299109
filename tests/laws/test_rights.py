"""A law: every command of every use case says who may give it."""

from tests.services.test_rights import use_cases

HOW = (
    "{name} says nobody's role: put @allowed(Role.…) over it, or @anybody when no"
    " officer is behind it (counter_app/services/rights.py)"
)


def test_every_public_method_of_a_use_case_names_the_roles_that_may_call_it():
    for kind in use_cases():
        for name, method in vars(kind).items():
            if callable(method) and not name.startswith("_"):
                assert hasattr(method, "roles"), HOW.format(
                    name=f"{kind.__name__}.{name}"
                )
