# SPDX-License-Identifier: Apache-2.0
"""What a PDF says about itself: XMP metadata naming the standards it meets, and the older information dictionary."""

from datetime import UTC
from xml.sax.saxutils import escape

from vlu_desktop.text.invisible_characters import clean
from vlu_desktop.typeset.standards import Standards, claimed
from vlu_desktop.typeset.tree import Document

PRODUCER = "vlu-desktop"
_SCHEMAS = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def xmp(document: Document) -> bytes:
    """The metadata stream; the journal's head stands as the identifier."""
    made = document.made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")

    def alternative(tag: str, value: str) -> str:
        return f'<{tag}><rdf:Alt><rdf:li xml:lang="x-default">{_xml(value)}</rdf:li></rdf:Alt></{tag}>' if value else ""

    creator = f"<dc:creator><rdf:Seq><rdf:li>{_xml(document.author)}</rdf:li></rdf:Seq></dc:creator>"
    identifier = f"<dc:identifier>{_xml(document.identity)}</dc:identifier>" if document.identity else ""
    whole = claimed(document) is Standards.ACCESSIBLE
    level, accessible = (
        ("A", '<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>') if whole else ("U", "")
    )
    schemas = _SCHEMAS if whole else ""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>{alternative("dc:title", document.title)}
{alternative("dc:description", document.subject)}
{creator if document.author else ""}{identifier}
<dc:language><rdf:Bag><rdf:li>{_xml(document.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate><xmp:MetadataDate>{made}</xmp:MetadataDate>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance>{accessible}
</rdf:Description>
{schemas}</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()


def info(document: Document) -> dict[str, str]:
    """The information dictionary; it says only what the XMP says."""
    made = document.made.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")
    said = {
        "/CreationDate": made, "/ModDate": made, "/Title": clean(document.title)[0], "/Creator": PRODUCER,
        "/Producer": PRODUCER, "/Author": clean(document.author)[0], "/Subject": clean(document.subject)[0],
    }  # fmt: skip
    return {key: value for key, value in said.items() if value or key == "/Title"}


def _xml(value: str) -> str:
    """Escaped; what XML cannot hold at all is a mark by now."""
    return escape(clean(value)[0])
