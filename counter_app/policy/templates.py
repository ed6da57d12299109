"""What Windows and editors ask for: ADMX and ADML templates, a JSON schema.

Made from the one table of keys, so that none of them can say something else
(Microsoft's policyDefinitions schema 1.0).
"""

from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from counter_app.policy.keys import Key
from counter_app.policy.levels import WINDOWS_KEY

NAMESPACE = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
PREFIX = "motcuaphuong"
LANGUAGES = {"vi": "vi-VN", "en": "en-US"}
PRODUCT = {"vi": "Một cửa phường", "en": "Ward one-stop counter"}
MOST = 2_147_483_647
"""What a number box of Windows can hold."""


def json_schema(keys: Iterable[Key]) -> Mapping[str, Any]:
    """Return the JSON schema (2020-12) of a file in ``policy.d``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": PRODUCT["en"],
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: _property(key) for key in keys},
    }


def _property(key: Key) -> Mapping[str, Any]:
    about = {"title": key.title["vi"], "description": key.help["vi"]}
    if isinstance(key.standard, int):
        most = {} if key.most is None else {"maximum": key.most}
        return {**about, "type": "integer", "minimum": key.least, **most}
    choices = {"enum": list(key.choices)} if key.choices else {}
    return {**about, "type": "string", **choices}


def admx(keys: Iterable[Key]) -> bytes:
    r"""Return the policy definitions, for ``PolicyDefinitions\\``."""
    root = ET.Element(
        "policyDefinitions", xmlns=NAMESPACE, revision="1.0", schemaVersion="1.0"
    )
    namespaces = ET.SubElement(root, "policyNamespaces")
    ET.SubElement(
        namespaces, "target", prefix=PREFIX, namespace="MotCuaPhuong.Policies"
    )
    ET.SubElement(
        namespaces, "using", prefix="windows", namespace="Microsoft.Policies.Windows"
    )
    ET.SubElement(root, "resources", minRequiredRevision="1.0")
    categories = ET.SubElement(root, "categories")
    ET.SubElement(categories, "category", name=PREFIX, displayName="$(string.product)")
    policies = ET.SubElement(root, "policies")
    for key in keys:
        _policy(policies, key)
    return _bytes(root)


def _policy(policies: ET.Element, key: Key) -> None:
    one = ET.SubElement(
        policies,
        "policy",
        {
            "name": key.name,
            "class": "Machine",
            "displayName": f"$(string.{key.name})",
            "explainText": f"$(string.{key.name}_help)",
            "presentation": f"$(presentation.{key.name})",
            "key": WINDOWS_KEY,
        },
    )
    ET.SubElement(one, "parentCategory", ref=PREFIX)
    ET.SubElement(one, "supportedOn", ref="windows:SUPPORTED_Windows7")
    elements = ET.SubElement(one, "elements")
    about = {"id": key.name, "valueName": key.name, "required": "true"}
    if isinstance(key.standard, int):
        bounds = {"minValue": str(key.least), "maxValue": str(key.most or MOST)}
        ET.SubElement(elements, "decimal", {**about, **bounds})
    elif key.choices:
        choices = ET.SubElement(elements, "enum", about)
        for choice in key.choices:
            item = ET.SubElement(
                choices, "item", displayName=f"$(string.{key.name}_{choice})"
            )
            ET.SubElement(ET.SubElement(item, "value"), "string").text = choice
    else:
        ET.SubElement(elements, "text", about)


def adml(keys: Iterable[Key], language: str) -> bytes:
    """Return the words of the definitions, for ``vi-VN`` or ``en-US``."""
    root = ET.Element(
        "policyDefinitionResources",
        xmlns=NAMESPACE,
        revision="1.0",
        schemaVersion="1.0",
    )
    ET.SubElement(root, "displayName").text = PRODUCT[language]
    ET.SubElement(root, "description").text = PRODUCT[language]
    resources = ET.SubElement(root, "resources")
    strings = ET.SubElement(resources, "stringTable")
    ET.SubElement(strings, "string", id="product").text = PRODUCT[language]
    presentations = ET.SubElement(resources, "presentationTable")
    for key in keys:
        title = key.title[language]
        ET.SubElement(strings, "string", id=key.name).text = title
        help_text = ET.SubElement(strings, "string", id=f"{key.name}_help")
        help_text.text = key.help[language]
        for choice in key.choices:
            item = ET.SubElement(strings, "string", id=f"{key.name}_{choice}")
            item.text = key.words.get(choice, {}).get(language, choice)
        _presentation(presentations, key, title)
    return _bytes(root)


def _presentation(table: ET.Element, key: Key, title: str) -> None:
    one = ET.SubElement(table, "presentation", id=key.name)
    if isinstance(key.standard, int):
        box = ET.SubElement(
            one, "decimalTextBox", refId=key.name, defaultValue=str(key.standard)
        )
        box.text = title
    elif key.choices:
        ET.SubElement(one, "dropdownList", refId=key.name).text = title
    else:
        box = ET.SubElement(one, "textBox", refId=key.name)
        ET.SubElement(box, "label").text = title


def _bytes(root: ET.Element) -> bytes:
    ET.indent(root)
    said: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return said + b"\n"
