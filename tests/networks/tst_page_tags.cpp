// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Strangers' pages: what they say about themselves, and what they try.
#include "networks/page_tags.h"

#include <QTest>

using namespace hatstand::networks;

class TestPageTags : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTitleDescriptionAndPicture();
    void fallsBackToWhatEveryPageHas();
    void knowsEntitiesAndCharsets();
    void ignoresWhatIsNotInTheHead();
    void takesWebAddressesOnly_data();
    void takesWebAddressesOnly();
    void cutsWhatIsTooLong();
    void survivesHostilePages_data();
    void survivesHostilePages();
    void knowsPicturesByTheirFirstBytes();

private:
    const QUrl m_page{QStringLiteral("https://example.com/a/b")};
};

void TestPageTags::readsTitleDescriptionAndPicture()
{
    const PageTags tags = readPageTags(
        "<HTML><head><title>Plain</title><META PROPERTY=\"og:title\" CONTENT=\"Rich &quot;one&quot;\"/>"
        "<meta content='It has\n two lines' property='og:description'><meta property=og:image "
        "content=../c.png><meta property='og:title' content='Second'></head>",
        m_page, {});
    QCOMPARE(tags.title, QStringLiteral("Rich \"one\""));
    QCOMPARE(tags.description, QStringLiteral("It has two lines"));
    QCOMPARE(tags.image, QUrl(QStringLiteral("https://example.com/c.png")));
}

void TestPageTags::fallsBackToWhatEveryPageHas()
{
    const PageTags tags = readPageTags(
        "<title lang=en>\n Just a  title </title><meta name=Description content=Words>", m_page, {});
    QCOMPARE(tags.title, QStringLiteral("Just a title"));
    QCOMPARE(tags.description, QStringLiteral("Words"));
    QVERIFY(tags.image.isEmpty());
}

void TestPageTags::knowsEntitiesAndCharsets()
{
    QCOMPARE(readPageTags("<title>&#x1F600;&#228;&amp;lt;&nope;&#xD800;&#0;</title>", m_page, {}).title,
             QStringLiteral("😀ä&lt;&nope;&#xD800;&#0;"));
    QCOMPARE(
        readPageTags("<title>Caf&eacute; &Eacute;t&eacute; &AElig;&yuml;&nbsp;&nbsp;&euro;5 &bull; "
                     "&bdquo;&OElig;&rdquo;&trade;&middot;&thetasym;&lsaquo;&frac12;&fnof;&EACUTE;</title>",
                     m_page, {})
            .title,
        QStringLiteral("Café Été Æÿ €5 • „Œ”™·&thetasym;‹½ƒ&EACUTE;"));
    QCOMPARE(readPageTags("<title>Gr\xFC\xDF\x65</title>", m_page, "ISO-8859-1").title,
             QStringLiteral("Grüße"));
    QCOMPARE(
        readPageTags("<meta charset=utf-8><title>Gr\xC3\xBC\xC3\x9F\x65</title>", m_page, "x-nonsense").title,
        QStringLiteral("Grüße"));
}

void TestPageTags::ignoresWhatIsNotInTheHead()
{
    const PageTags tags = readPageTags("<head><!-- <title>Hidden</title> --><script>'<title>Script</title>'"
                                       "</script><style><title>Style</title></style></head><body><svg><title>"
                                       "Drawing</title></svg>",
                                       m_page, {});
    QVERIFY2(tags.title.isEmpty(), qPrintable(tags.title));
}

void TestPageTags::takesWebAddressesOnly_data()
{
    QTest::addColumn<QByteArray>("image");
    for (const char *image : {"javascript:alert(1)", "data:image/png;base64,AAAA", "file:///etc/passwd",
                              "ftp://x/y", "https://", "http://["})
        QTest::newRow(image) << QByteArray(image);
}

void TestPageTags::takesWebAddressesOnly()
{
    QFETCH(QByteArray, image);
    const PageTags tags =
        readPageTags("<title>x</title><meta property='og:image' content='" + image + "'>", m_page, {});
    QVERIFY2(tags.image.isEmpty(), tags.image.toEncoded().constData());
}

void TestPageTags::cutsWhatIsTooLong()
{
    const PageTags tags =
        readPageTags("<title>" + QByteArray("\xF0\x9F\x98\x80").repeated(1000) + "</title>" +
                         "<meta name=description content='" + QByteArray(100'000, 'x') + "'>",
                     m_page, "utf-8");
    QVERIFY(tags.title.size() <= 300);
    QVERIFY(tags.title.endsWith(QChar(0x2026)));
    QCOMPARE(QString::fromUtf8(tags.title.toUtf8()), tags.title); // no half of a character
    QVERIFY(tags.description.size() <= 1000);
}

void TestPageTags::survivesHostilePages_data()
{
    QTest::addColumn<QByteArray>("html");
    const QByteArray pieces[] = {"<",
                                 "<meta ",
                                 "<meta content=",
                                 "<meta content='",
                                 "<!--",
                                 "<title",
                                 "<title>",
                                 "<script>",
                                 "&#",
                                 "<meta =",
                                 "\"",
                                 QByteArray(1, '\0'),
                                 "\xFF\xFE",
                                 "<meta x=y "};
    for (const QByteArray &piece : pieces) {
        QTest::addRow("%s", piece.toHex().constData()) << piece;
        QTest::addRow("many %s", piece.toHex().constData()) << piece.repeated(600'000 / int(piece.size()));
    }
}

void TestPageTags::survivesHostilePages()
{
    QFETCH(QByteArray, html);
    // What grows with the square of the length does not end before the test is ended.
    (void)readPageTags(html, m_page, {});
}

void TestPageTags::knowsPicturesByTheirFirstBytes()
{
    QCOMPARE(pictureType("\xFF\xD8\xFF\xE0"), QByteArray("image/jpeg"));
    QCOMPARE(pictureType("\x89PNG\r\n\x1A\n...."), QByteArray("image/png"));
    QCOMPARE(pictureType("RIFF1234WEBPVP8 "), QByteArray("image/webp"));
    QCOMPARE(pictureType("GIF89a"), QByteArray("image/gif"));
    for (const char *other : {"", "R", "RIFF", "RIFF1234AVI ", "<svg>", "GIF"})
        QVERIFY2(pictureType(other).isEmpty(), other);
}

QTEST_APPLESS_MAIN(TestPageTags)
#include "tst_page_tags.moc"
