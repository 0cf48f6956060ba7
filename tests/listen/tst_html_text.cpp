// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/html/html_entities.h"
#include "listen/html/html_text.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand::listen;

class TestHtmlText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blocksAreLinesAndWhiteSpaceIsOne()
    {
        QCOMPARE(htmlToText("<p>One  \n two</p><p>three<br>four</p>"), std::string("One two\nthree\nfour"));
        QCOMPARE(htmlToText("<ul><li>a</li><li>b</li></ul>c"), std::string("a\nb\nc"));
        QCOMPARE(htmlToText("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>"),
                 std::string("1 2\n3"));
        QCOMPARE(htmlToText("a <b>bold</b>, <i>slanted</i>."), std::string("a bold, slanted."));
        QCOMPARE(htmlToText("<pre>a\n  b</pre>"), std::string("a\n  b"));
    }

    void whatIsNotReadIsLeftOut()
    {
        QCOMPARE(htmlToText("a<script>if (a < b) alert('</p>')</script><style>p{}</style><!-- x -->b"),
                 std::string("ab"));
        QCOMPARE(htmlToText("<img src=x alt='A cat'> sleeps"), std::string("A cat sleeps"));
    }

    void referencesAreDecoded()
    {
        QCOMPARE(htmlToText("caf&eacute; &amp; &lt;b&gt; &#8364; &#x2019; &#146; &nbsp;x"),
                 std::string("caf\u00e9 & <b> \u20ac \u2019 \u2019 \u00a0x"));
        QCOMPARE(htmlToText("AT&T, a&b, &unknown; & &copy 2024 ?a=1&copy=2"),
                 std::string("AT&T, a&b, &unknown; & \u00a9 2024 ?a=1&copy=2"));
        QCOMPARE(htmlNamedCharacter("NotEqualTilde"), std::string_view("\u2242\u0338"));
        QCOMPARE(decodeHtml("&#0;&#xD800;&#1114112;"), std::string("\uFFFD\uFFFD\uFFFD"));
    }

    void escapedTextComesBackAsItWas()
    {
        QVERIFY(rc::check("decoding what was escaped", [] {
            const auto text =
                *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab<>&\"';#x1amplt ")));
            std::string escaped;
            appendHtmlEscaped(escaped, text);
            RC_ASSERT(decodeHtml(escaped) == text);
            RC_ASSERT(escaped.find_first_of("<>\"") == std::string::npos);
        }));
    }

    void textHasNoBlankLinesAndNoSpaceAtItsEnds()
    {
        QVERIFY(rc::check("lines are lines", [] {
            const auto parts =
                *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
                    "<p>", "</p>", "<br>", "<li>", " ", "\n", "word", "&amp;", "<b>", "<", ">"}));
            std::string html;
            for (const std::string &part : parts)
                html += part;
            const std::string text = htmlToText(html);
            RC_ASSERT(text.find("\n\n") == std::string::npos);
            RC_ASSERT(text.find("  ") == std::string::npos);
            RC_ASSERT(text.find(" \n") == std::string::npos);
        }));
    }
};

QTEST_GUILESS_MAIN(TestHtmlText)
#include "tst_html_text.moc"
