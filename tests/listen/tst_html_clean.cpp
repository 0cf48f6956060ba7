// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/html/html_clean.h"
#include "listen/html/html_honest_link.h"
#include "listen/html/html_tokens.h"
#include "listen/html/uri.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand::listen;

namespace
{
std::string cleaned(std::string_view html)
{
    return cleanHtml(html);
}

/// Whether every tag is closed in its order.
bool isBalanced(const std::string &html)
{
    HtmlTokenizer tokens(html);
    HtmlToken token;
    std::vector<std::string> open;
    while (tokens.next(token)) {
        if (token.kind == HtmlToken::Kind::Start && !isVoidHtmlElement(token.name)) {
            open.push_back(token.name);
        } else if (token.kind == HtmlToken::Kind::End) {
            if (open.empty() || open.back() != token.name)
                return false;
            open.pop_back();
        }
    }
    return open.empty();
}

/// What in the result could run, load or stand elsewhere; empty when all is well.
std::string danger(const std::string &html)
{
    HtmlTokenizer tokens(html);
    HtmlToken token;
    while (tokens.next(token)) {
        if (token.kind == HtmlToken::Kind::Comment || token.kind == HtmlToken::Kind::Other)
            return "a comment or a declaration";
        if (token.kind != HtmlToken::Kind::Start)
            continue;
        if (!isAllowedElement(HtmlPolicy::Reading, HtmlVocabulary::Html, token.name))
            return token.name;
        for (const HtmlAttribute &one : token.attributes) {
            if (one.name.starts_with("on") ||
                !isAllowedAttribute(HtmlPolicy::Reading, HtmlVocabulary::Html, one.name))
                return one.name;
            const std::string scheme = uriScheme(one.value);
            if (one.name == "href" && scheme != "http" && scheme != "https" && scheme != "mailto")
                return std::string(one.value);
            if (one.name == "src" && !one.value.starts_with("data:image/"))
                return std::string(one.value);
        }
    }
    return html.find("<script") == std::string::npos && html.find("<style") == std::string::npos
               ? std::string()
               : "a script";
}

std::string generated()
{
    static const std::vector<std::string> parts{"<",
                                                ">",
                                                "/",
                                                "\"",
                                                "'",
                                                "=",
                                                " ",
                                                "&",
                                                ";",
                                                "#",
                                                "<a href=\"https://a.example/\">",
                                                "</a>",
                                                "<b>",
                                                "</b>",
                                                "<p>",
                                                "</p>",
                                                "<script>",
                                                "</script>",
                                                "<svg>",
                                                "<math>",
                                                "<style>",
                                                "</style>",
                                                "<img src=x onerror=y>",
                                                "<img src='https://a.example/p.png' alt='bank.example'>",
                                                "<img src=\"data:image/png;base64,AAAA\">",
                                                "javascript:",
                                                "JaVaScRiPt&colon;",
                                                "&#106;",
                                                "&lt;",
                                                "&amp;",
                                                "&quot;",
                                                "<!--",
                                                "-->",
                                                "<![CDATA[",
                                                "]]>",
                                                "<?x",
                                                "<a href='javascript:alert(1)'>",
                                                "<div style=\"text-align: center\">",
                                                "</div>",
                                                "<table>",
                                                "<tr>",
                                                "<td>",
                                                "</table>",
                                                "<li>",
                                                "<ul>",
                                                "</ul>",
                                                "<textarea>",
                                                "</textarea>",
                                                "<title>",
                                                "<noscript>",
                                                "<iframe src=x>",
                                                "on",
                                                "click",
                                                "https://bank.example",
                                                "bank.example",
                                                "text",
                                                "\n",
                                                "\xE2\x80\xAE",
                                                "\xC3\xA9",
                                                "<br>",
                                                "<br/>",
                                                "</br>",
                                                "<hr>",
                                                "<a name=x>",
                                                "<form action=x>",
                                                "<input>",
                                                "<base href='https://evil.example/'>",
                                                "</p",
                                                "<p ",
                                                "<dl>",
                                                "<dt>",
                                                "<dd>",
                                                "<h1>",
                                                "</h1>",
                                                "<pre>",
                                                "</pre>",
                                                "<details>",
                                                "<summary>",
                                                "\r",
                                                "\t",
                                                "[evil.example]"};
    const auto chosen = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(parts));
    std::string html;
    for (const std::string &part : chosen)
        html += part;
    return html;
}
} // namespace

class TestHtmlClean : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatIsRead()
    {
        const char *html = "<p>A <b>bold</b> <i>word</i>, <a href=\"https://a.example/\">a "
                           "link</a></p><ul><li>one</li></ul>";
        QCOMPARE(cleaned(html), std::string(html));
    }

    void nothingRuns_data()
    {
        QTest::addColumn<QByteArray>("html");
        for (const char *html : {"<script>alert(1)</script>",
                                 "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
                                 "<scr<script>ipt>alert(1)</script>",
                                 "<img src=x onerror=alert(1)>",
                                 "<img src=\"x\"onerror=\"alert(1)\">",
                                 "<img/src=x/onerror=alert(1)>",
                                 "<svg onload=alert(1)>",
                                 "<svg><script>alert(1)</script></svg>",
                                 "<body onload=alert(1)>",
                                 "<a href=\"javascript:alert(1)\">x</a>",
                                 "<a href=\" javascript:alert(1)\">x</a>",
                                 "<a href=\"java\nscript:alert(1)\">x</a>",
                                 "<a href=\"&#106;avascript:alert(1)\">x</a>",
                                 "<a href=\"javascript&colon;alert(1)\">x</a>",
                                 "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
                                 "<a href=\"vbscript:x\">x</a>",
                                 "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                                 "<iframe src=\"https://evil.example\"></iframe>",
                                 "<object data=x></object>",
                                 "<embed src=x>",
                                 "<form action=x><input type=submit></form>",
                                 "<meta http-equiv=refresh content=\"0;url=x\">",
                                 "<link rel=stylesheet href=x>",
                                 "<base href=\"https://evil.example/\">",
                                 "<p style=\"background:url(https://evil.example/x)\">x</p>",
                                 "<p style=\"x:expression(alert(1))\">x</p>",
                                 "<p style=\"position:fixed;top:0\">x</p>",
                                 "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
                                 "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                                 "<!--><img src=x onerror=alert(1)>-->",
                                 "<![CDATA[<script>alert(1)</script>]]>",
                                 "<?xml version=\"1.0\"?><script>alert(1)</script>",
                                 "<textarea></textarea><script>alert(1)</script>",
                                 "<title><img src=x onerror=alert(1)></title>",
                                 "<<blink>script>alert(1)<</blink>/script>",
                                 "<a href='x' href='javascript:alert(1)'>x</a>",
                                 "<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">",
                                 "<table background=\"javascript:alert(1)\">",
                                 "<style>@import 'x';</style>",
                                 "<xmp><script>alert(1)</script></xmp>",
                                 "<video src=x onerror=alert(1)>"})
            QTest::newRow(html) << QByteArray(html);
    }
    void nothingRuns()
    {
        QFETCH(const QByteArray, html);
        const std::string result = cleaned(html.toStdString());
        QVERIFY2(danger(result).empty(), result.c_str());
        QVERIFY2(isBalanced(result), result.c_str());
        HtmlCleanOptions wide;
        wide.policy = HtmlPolicy::Feed;
        const std::string other = cleanHtml(html.toStdString(), wide);
        for (const char *part :
             {"<script", "<iframe", "<object", "<embed", "<base", "<meta", "<link", "onerror=\"", "onload=\"",
              "=\"javascript:", "=\" javascript:", "=\"data:text", "=\"vbscript:", "url("})
            QVERIFY2(other.find(part) == std::string::npos, other.c_str());
    }

    void picturesAreNotLoadedUntilAsked()
    {
        QCOMPARE(cleaned("<img src=\"https://a.example/cat.png\" alt=\"A cat\">"),
                 std::string("<a href=\"https://a.example/cat.png\">A cat</a>"));
        QCOMPARE(
            cleaned(
                "<a href=\"https://a.example/\"><img src=\"https://a.example/cat.png\" alt=\"A cat\"></a>"),
            std::string("<a href=\"https://a.example/\">A cat</a>"));
        QCOMPARE(cleaned("<img src=\"https://a.example/cat.png\">"),
                 std::string("<a href=\"https://a.example/cat.png\">picture</a>"));
        QCOMPARE(cleaned("a<img src=\"https://spy.example/?id=1\" width=\"1\" height=\"1\">b"),
                 std::string("ab"));
        HtmlCleanOptions options;
        options.pictures = HtmlPictures::Keep;
        QCOMPARE(cleanHtml("<img src=\"https://a.example/cat.png\" alt=\"A cat\" onload=x>", options),
                 std::string("<img src=\"https://a.example/cat.png\" alt=\"A cat\" />"));
    }

    void theAddressShownIsTheAddressOpened_data()
    {
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *html, const char *expected) {
            QTest::newRow(html) << QByteArray(html) << QByteArray(expected);
        };
        row("<a href=\"https://evil.example/\">https://bank.example/</a>",
            "<a href=\"https://evil.example/\">https://bank.example/ [evil.example]</a>");
        row("<a href=\"https://evil.example/\">www.bank.example</a>",
            "<a href=\"https://evil.example/\">www.bank.example [evil.example]</a>");
        row("<a href=\"https://evil.example/\">Go to <b>bank</b>.example now</a>",
            "<a href=\"https://evil.example/\">Go to <b>bank</b>.example now [evil.example]</a>");
        row("<a href=\"https://www.bank.example/login\">bank.example</a>",
            "<a href=\"https://www.bank.example/login\">bank.example</a>");
        row("<a href=\"https://bank.example@evil.example/\">https://bank.example@evil.example/</a>",
            "<a href=\"https://evil.example/\">https://bank.example@evil.example/ [evil.example]</a>");
        row("<a href=\"https://evil.example/\">\xE2\x80\xAE"
            "bank.example\xE2\x80\x8B</a>",
            "<a href=\"https://evil.example/\">bank.example [evil.example]</a>");
        row("<a href=\"https://a.example/\">Read more e.g. here</a>",
            "<a href=\"https://a.example/\">Read more e.g. here</a>");
        row("<a href=\"https://evil.example/\"><img src=\"https://x.example/a.png\" "
            "alt=\"bank.example\"></a>",
            "<a href=\"https://evil.example/\">bank.example [evil.example]</a>");
        row("<a href=\"/relative\">no base</a>", "no base");
    }
    void theAddressShownIsTheAddressOpened()
    {
        QFETCH(const QByteArray, html);
        QFETCH(const QByteArray, expected);
        QCOMPARE(QByteArray::fromStdString(cleaned(html.toStdString())), expected);
    }

    void relativeAddressesAreResolved()
    {
        HtmlCleanOptions options;
        options.base = "https://a.example/blog/post";
        QCOMPARE(cleanHtml("<a href=\"../x?a=1&amp;b=2\">x</a>", options),
                 std::string("<a href=\"https://a.example/x?a=1&amp;b=2\">x</a>"));
    }

    void whatIsTooDeepOrTooLongEndsInOrder()
    {
        std::string deep;
        for (int i = 0; i < 10'000; ++i)
            deep += "<div><b>x";
        QVERIFY(isBalanced(cleaned(deep)));
        HtmlCleanOptions options;
        options.maxBytes = 100;
        const std::string result = cleanHtml(deep, options);
        QVERIFY(isBalanced(result));
        QVERIFY(result.size() < 100 + 64 * 7);
    }

    void allLawsHoldForAnything()
    {
        QVERIFY(rc::check("cleaned is safe, balanced, and cleaned again the same", [] {
            const std::string html = generated();
            HtmlCleanOptions options;
            options.pictures = *rc::gen::elementOf(std::vector{HtmlPictures::Keep, HtmlPictures::Replace});
            options.base = *rc::gen::elementOf(std::vector<std::string>{"", "https://a.example/b/"});
            const std::string result = cleanHtml(html, options);
            if (options.pictures == HtmlPictures::Replace)
                RC_ASSERT(danger(result) == "");
            RC_ASSERT(isBalanced(result));
            RC_ASSERT(cleanHtml(result, options) == result);
        }));
    }
};

QTEST_GUILESS_MAIN(TestHtmlClean)
#include "tst_html_clean.moc"
