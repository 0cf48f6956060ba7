// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// From what is written to a page: titles, blocks, HTML, and that nothing written can be more than text.
#include "networks/article/article_blocks.h"
#include "networks/article/article_hashtags.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <rapidcheck.h>

using namespace hatstand::networks;
using namespace Qt::StringLiterals;

namespace
{
std::vector<ArticleMedia> media(int count)
{
    std::vector<ArticleMedia> all;
    for (int index = 1; index <= count; ++index)
        all.push_back({index, QUrl(u"https://a.com/%1.jpg"_s.arg(index)), u"Alt %1"_s.arg(index), {}, false});
    return all;
}

QString html(const QString &text, int mediaCount = 0)
{
    return articleHtml(readArticleBlocks(text, mediaCount), media(mediaCount));
}

/// What is wrong with the nesting of the elements; empty: nothing.
QString imbalance(const QString &page)
{
    static const QRegularExpression tag(u"<(/?)([a-z0-9]+)((?:\\s[^<>]*)?)>"_s);
    QStringList open;
    QString rest = page;
    auto matches = tag.globalMatch(page);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString name = match.captured(2);
        if (name == u"br" || name == u"hr" || name == u"img")
            continue;
        if (match.capturedLength(1) == 0)
            open << name;
        else if (open.isEmpty() || open.takeLast() != name)
            return u"closes "_s + name;
    }
    rest.remove(tag);
    if (rest.contains(u'<') || rest.contains(u'>'))
        return u"a sign is not escaped"_s;
    return open.isEmpty() ? QString() : u"open: "_s + open.join(u' ');
}

/// The same of block comments; the elements are looked at without them.
QString blockImbalance(const QString &page)
{
    static const QRegularExpression comment(u"<!-- (/?)wp:([a-z-]+) (\\{[^\\n]*\\} )?-->"_s);
    QStringList open;
    auto matches = comment.globalMatch(page);
    while (matches.hasNext()) {
        const auto match = matches.next();
        if (match.capturedLength(1) == 0)
            open << match.captured(2);
        else if (open.isEmpty() || open.takeLast() != match.captured(2))
            return u"closes the block "_s + match.captured(2);
    }
    if (!open.isEmpty())
        return u"open blocks: "_s + open.join(u' ');
    QString rest = page;
    rest.remove(comment);
    return imbalance(rest);
}

/// The letters and digits that a reader sees.
QString seen(QString page)
{
    static const QRegularExpression tag(u"<[^<>]*>"_s);
    page.remove(tag);
    const std::pair<QString, QString> entities[] = {
        {u"&lt;"_s, u"<"_s},  {u"&gt;"_s, u">"_s},  {u"&quot;"_s, u"\""_s}, {u"&#39;"_s, u"'"_s},
        {u"&#91;"_s, u"["_s}, {u"&#93;"_s, u"]"_s}, {u"&amp;"_s, u"&"_s}};
    for (const auto &[name, sign] : entities)
        page.replace(name, sign);
    page.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
    return page;
}

/// Texts made of what means something, and of what tries to break out.
rc::Gen<QString> texts()
{
    const auto piece = rc::gen::element<QString>(
        u"word"_s, u" "_s, u"  "_s, u"\n"_s, u"\n\n"_s, u"# "_s, u"## "_s, u"- "_s, u"  - "_s, u"1. "_s,
        u"> "_s, u"*"_s, u"**"_s, u"***"_s, u"`"_s, u"```"_s, u"```\n"_s, u"["_s, u"]"_s, u"]("_s, u")"_s,
        u"https://a.com/b"_s, u"[x](https://a.com)"_s, u"---\n"_s, u"![c](1)\n"_s, u"![c](9)"_s, u"\\"_s,
        u"<script>alert(1)</script>"_s, u"<!-- /wp:paragraph -->"_s, u"-->"_s, u"<!--"_s, u"\"onclick=\"x"_s,
        u"'"_s, u"&amp;"_s, u"[gallery]"_s, u"javascript:x"_s, u"\t"_s, u"é"_s, u"👍"_s, QString(QChar(0)),
        u"\r\n"_s, u"[a](javascript:alert(1))"_s, u"https://a.com/\"><b>"_s);
    return rc::gen::map(rc::gen::container<std::vector<QString>>(piece),
                        [](const std::vector<QString> &pieces) {
                            QString text;
                            for (const QString &one : pieces)
                                text += one;
                            return text;
                        });
}
} // namespace

class TestArticle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsMarks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("page");
        const auto row = [](const char *name, const QString &text, const QString &page) {
            QTest::newRow(name) << text << page;
        };
        row("paragraphs", u"One\ntwo\n\nThree"_s, u"<p>One<br>two</p>\n<p>Three</p>"_s);
        row("heading", u"## A *b*\nText"_s, u"<h2>A <em>b</em></h2>\n<p>Text</p>"_s);
        row("closed heading", u"### A ###"_s, u"<h3>A</h3>"_s);
        row("hashtag", u"#rye is out"_s, u"<p>#rye is out</p>"_s);
        row("list", u"Today:\n- a\n- b"_s, u"<p>Today:</p>\n<ul><li>a</li><li>b</li></ul>"_s);
        row("numbers", u"3. a\n4. b"_s, u"<ol start=\"3\"><li>a</li><li>b</li></ol>"_s);
        row("nested", u"- a\n  1. b\n  2. c\n- d"_s,
            u"<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>"_s);
        row("with room", u"- a\n\n- b\n  more\n\nText"_s,
            u"<ul><li>a</li><li>b<br>more</li></ul>\n<p>Text</p>"_s);
        row("a year", u"It was\n1986. A year"_s, u"<p>It was<br>1986. A year</p>"_s);
        row("quote", u"> a\n> - b\n\nc"_s,
            u"<blockquote><p>a</p>\n<ul><li>b</li></ul></blockquote>\n<p>c</p>"_s);
        row("line across", u"a\n\n---\n\nb"_s, u"<p>a</p>\n<hr>\n<p>b</p>"_s);
        row("code", u"```sh\nif a; then\n  <b>\n```\nc"_s,
            u"<pre><code>if a; then\n  &lt;b&gt;</code></pre>\n<p>c</p>"_s);
        row("code without an end", u"```\n**a**"_s, u"<pre><code>**a**</code></pre>"_s);
        row("bold and italic", u"**a** *b* ***c*** **d *e***"_s,
            u"<p><strong>a</strong> <em>b</em> <strong><em>c</em></strong> <strong>d <em>e</em></strong></p>"_s);
        row("stars", u"2 * 3 * 4, a** b, **** and *c"_s, u"<p>2 * 3 * 4, a** b, **** and *c</p>"_s);
        row("inner code", u"`**a**` and ``b`c`` and `d"_s,
            u"<p><code>**a**</code> and <code>b`c</code> and `d</p>"_s);
        row("link", u"[a **b**](https://a.com/c_(d)?e=1&f=2)."_s,
            u"<p><a href=\"https://a.com/c_(d)?e=1&amp;f=2\">a <strong>b</strong></a>.</p>"_s);
        row("bare link", u"See https://a.com/*b*c, and (https://c.com/d)."_s,
            u"<p>See <a href=\"https://a.com/*b*c\">https://a.com/*b*c</a>, and (<a "
            "href=\"https://c.com/d\">https://c.com/d</a>).</p>"_s);
        row("bold link", u"**https://a.com/b**"_s,
            u"<p><a href=\"https://a.com/b\"><strong>https://a.com/b</strong></a></p>"_s);
        row("mail", u"[write](mailto:a@b.com)"_s, u"<p><a href=\"mailto:a@b.com\">write</a></p>"_s);
        row("no link", u"[a](javascript:alert) [b](/c) [d]"_s,
            u"<p>&#91;a&#93;(javascript:alert) &#91;b&#93;(/c) &#91;d&#93;</p>"_s);
        row("escaped", u"\\*a\\* \\# \\[b](https://c.com)"_s,
            u"<p>*a* # &#91;b&#93;(<a href=\"https://c.com\">https://c.com</a>)</p>"_s);
        row("shortcode", u"[gallery ids=\"1\"]"_s, u"<p>&#91;gallery ids=&quot;1&quot;&#93;</p>"_s);
        row("nothing", u" \n\n"_s, QString());
    }
    void readsMarks()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, page);
        QCOMPARE(html(text), page);
    }

    void placesMedia()
    {
        QCOMPARE(html(u"a\n![The *loaf*](2)\nb\n![no such](3)"_s, 2),
                 u"<p>a</p>\n<figure><img src=\"https://a.com/2.jpg\" alt=\"Alt 2\"/><figcaption>The "
                 "<em>loaf</em></figcaption></figure>\n<p>b<br>!&#91;no such&#93;(3)</p>"_s);
        // What is not placed stands after the text; the first is the featured one.
        const Article article = makeArticle(u"T\n\na\n\n![](3)"_s, {}, 4, true);
        QCOMPARE(article.blocks.size(), size_t(3));
        const auto &rest = article.blocks.back().media;
        QCOMPARE(rest.size(), size_t(2));
        QCOMPARE(rest[0].index, 1);
        QCOMPARE(rest[1].index, 3);
        QCOMPARE(makeArticle(u"T"_s, {}, 1, false).blocks.back().media.size(), size_t(1));
        QVERIFY(makeArticle(u"T"_s, {}, 1, true).blocks.empty());
    }

    void findsATitle_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("title");
        QTest::addColumn<int>("from");
        QTest::addColumn<QString>("page");
        const auto row = [](const char *name, const QString &text, const QString &given, const QString &title,
                            ArticleTitle from, const QString &page) {
            QTest::newRow(name) << text << given << title << int(from) << page;
        };
        row("given", u"# A\nb"_s, u" My  title "_s, u"My title"_s, ArticleTitle::Given,
            u"<h2>A</h2>\n<p>b</p>"_s);
        row("given and said again", u"# my title\nb"_s, u"My title"_s, u"My title"_s, ArticleTitle::Given,
            u"<p>b</p>"_s);
        row("heading", u"# A *b*\nc\n## d"_s, {}, u"A b"_s, ArticleTitle::Heading, u"<p>c</p>\n<h2>d</h2>"_s);
        row("first line", u"Rye is **out**\nCome\n\nNow"_s, {}, u"Rye is out"_s, ArticleTitle::FirstLine,
            u"<p>Come</p>\n<p>Now</p>"_s);
        row("one line", u"Rye is out"_s, {}, u"Rye is out"_s, ArticleTitle::FirstLine, {});
        row("a link in it", u"See https://a.com\nb"_s, {}, u"See https://a.com"_s, ArticleTitle::FirstWords,
            u"<p>See <a href=\"https://a.com\">https://a.com</a><br>b</p>"_s);
        row("a list", u"- a\n- b"_s, {}, u"a"_s, ArticleTitle::FirstWords,
            u"<ul><li>a</li><li>b</li></ul>"_s);
        row("a quote", u"> a\n> b"_s, {}, u"a"_s, ArticleTitle::FirstWords,
            u"<blockquote><p>a<br>b</p></blockquote>"_s);
        row("nothing", {}, {}, {}, ArticleTitle::None, {});
        const QString longLine = u"word "_s.repeated(40).trimmed();
        row("long", longLine, {}, u"word "_s.repeated(16).trimmed() + QChar(0x2026), ArticleTitle::FirstWords,
            u"<p>"_s + longLine + u"</p>"_s);
    }
    void findsATitle()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, given);
        QFETCH(const QString, title);
        QFETCH(const int, from);
        QFETCH(const QString, page);
        const Article article = makeArticle(text, given, 0, true);
        QCOMPARE(article.title, title);
        QCOMPARE(int(article.titleFrom), from);
        QCOMPARE(articleHtml(article.blocks, {}), page);
    }

    void findsHashtags_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("tags");
        const auto row = [](const char *name, const QString &text, const QStringList &tags) {
            QTest::newRow(name) << text << tags;
        };
        row("in order, each once", u"#Rye is out. #bread #rye, #1"_s, {u"Rye"_s, u"bread"_s});
        row("everywhere", u"# A #heading\n- an #item\n  - #inner\n\n> a #quote\n\n**#bold** #*italic*"_s,
            {u"heading"_s, u"item"_s, u"inner"_s, u"quote"_s, u"bold"_s, u"italic"_s});
        row("caption", u"![A #loaf](2)"_s, {u"loaf"_s});
        row("code", u"```css\n#include <a>\na { color: #fff }\n```\n#yes"_s, {u"yes"_s});
        row("code without an end", u"#yes\n```\n#no"_s, {u"yes"_s});
        row("code in a line", u"Write `#define` or ``#a ` #b``, #yes"_s, {u"yes"_s});
        row("links", u"[#no](https://a.com/#no) https://a.com/#no https://a.com/?#no #yes"_s, {u"yes"_s});
        row("anchors", u"[setup](#setup) and [a](b?c=#d), #yes [x](#also open"_s, {u"yes"_s, u"also"_s});
        row("none", u"a#b C# #"_s, {});
    }
    void findsHashtags()
    {
        QFETCH(const QString, text);
        QFETCH(const QStringList, tags);
        QCOMPARE(articleHashtags(text), tags);
    }

    void writesBlocks()
    {
        const QString page =
            articleBlocks(readArticleBlocks(u"## A\nb\n- c\n  - d\n\n> e\n\n---\n```\nf\n```\n![g](1)"_s, 1),
                          media(1), {{u"mark"_s, u"k--1<"_s}});
        QCOMPARE(page,
                 u"<!-- wp:heading {\"metadata\":{\"mark\":\"k\\u002d\\u002d1\\u003c\"}} -->\n"
                 "<h2>A</h2>\n"
                 "<!-- /wp:heading -->\n"
                 "\n"
                 "<!-- wp:paragraph -->\n"
                 "<p>b</p>\n"
                 "<!-- /wp:paragraph -->\n"
                 "\n"
                 "<!-- wp:list -->\n"
                 "<ul><!-- wp:list-item -->\n"
                 "<li>c<!-- wp:list -->\n"
                 "<ul><!-- wp:list-item -->\n"
                 "<li>d</li>\n"
                 "<!-- /wp:list-item --></ul>\n"
                 "<!-- /wp:list --></li>\n"
                 "<!-- /wp:list-item --></ul>\n"
                 "<!-- /wp:list -->\n"
                 "\n"
                 "<!-- wp:quote -->\n"
                 "<blockquote class=\"wp-block-quote\"><!-- wp:paragraph -->\n"
                 "<p>e</p>\n"
                 "<!-- /wp:paragraph --></blockquote>\n"
                 "<!-- /wp:quote -->\n"
                 "\n"
                 "<!-- wp:separator -->\n"
                 "<hr class=\"wp-block-separator has-alpha-channel-opacity\"/>\n"
                 "<!-- /wp:separator -->\n"
                 "\n"
                 "<!-- wp:code -->\n"
                 "<pre class=\"wp-block-code\"><code>f</code></pre>\n"
                 "<!-- /wp:code -->\n"
                 "\n"
                 "<!-- wp:image {\"id\":1,\"linkDestination\":\"none\",\"sizeSlug\":\"large\"} -->\n"
                 "<figure class=\"wp-block-image size-large\"><img src=\"https://a.com/1.jpg\" alt=\"Alt 1\" "
                 "class=\"wp-image-1\"/><figcaption class=\"wp-element-caption\">g</figcaption></figure>\n"
                 "<!-- /wp:image -->"_s);
        QVERIFY(articleBlocks({}, {}).isEmpty());
        QVERIFY(articleBlocks({}, {}, {{u"mark"_s, u"k"_s}}).contains(u"{\"metadata\":{\"mark\":\"k\"}}"_s));
    }

    void severalPicturesAreAGallery()
    {
        const Article article = makeArticle({}, u"T"_s, 3, false);
        std::vector<ArticleMedia> all = media(3);
        all[2].isVideo = true;
        const QString page = articleBlocks(article.blocks, all);
        QCOMPARE(page.count(u"<!-- wp:gallery"_s), 1);
        QCOMPARE(page.count(u"<!-- wp:image"_s), 2);
        QCOMPARE(page.count(u"<!-- wp:video"_s), 1);
        QCOMPARE(blockImbalance(page), QString());
    }

    void altTextCannotBreakOut()
    {
        std::vector<ArticleMedia> one = media(1);
        one[0].altText = u"\"><script>x</script>\n[caption]"_s;
        const QString page = articleHtml(makeArticle({}, u"T"_s, 1, false).blocks, one);
        QCOMPARE(imbalance(page), QString());
        QVERIFY(!page.contains(u"script>"_s));
        QVERIFY(!page.contains(u'['));
    }

    void everythingIsBalancedAndNothingIsMoreThanText()
    {
        const bool held = rc::check("balanced", [] {
            const QString text = *texts();
            const auto blocks = readArticleBlocks(text, 1);
            const QString plain = articleHtml(blocks, media(1));
            RC_ASSERT(imbalance(plain).toStdString().empty());
            RC_ASSERT(!plain.contains(u"<script"_s));
            RC_ASSERT(!plain.contains(u"href=\"javascript"_s));
            RC_ASSERT(!plain.contains(u'['));
            const QString page = articleBlocks(blocks, media(1), {{u"mark"_s, u"k"_s}});
            RC_ASSERT(blockImbalance(page).toStdString().empty());
            RC_ASSERT(page.count(u"\"mark\":\"k\""_s) == 1);
        });
        QVERIFY(held);
    }

    void textSurvives()
    {
        const bool held = rc::check("survives", [] {
            // Words and marks, without what is meant to vanish (addresses behind words, pictures, numbers).
            const auto piece = rc::gen::element<QString>(
                u"word"_s, u"Ünïcode"_s, u"字"_s, u" "_s, u"\n"_s, u"\n\n"_s, u"# "_s, u"- "_s, u"  - "_s,
                u"> "_s, u"*"_s, u"**"_s, u"`"_s, u"\n```\n"_s, u"["_s, u"]"_s, u"("_s, u")"_s, u"<b>"_s,
                u"&lt;"_s, u"\\"_s, u"---\n"_s, u"https://a.com/b"_s);
            QString text;
            for (const QString &one : *rc::gen::container<std::vector<QString>>(piece))
                text += one;
            QString letters = text;
            letters.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
            RC_ASSERT(seen(articleHtml(readArticleBlocks(text, 0), {})) == letters);
        });
        QVERIFY(held);
    }

    void longTextsTakeLittleTime_data()
    {
        QTest::addColumn<QString>("piece");
        for (const char *piece : {"[", "*a ", "**a*", "`", "``a`", "> ", "- a\n  ", "[a](", "![",
                                  "https://a.com/[", "\n\n", "a\n", "***", "- \n\n"})
            QTest::newRow(piece) << QString::fromLatin1(piece);
    }
    void longTextsTakeLittleTime()
    {
        QFETCH(const QString, piece);
        // Quadratic time would be minutes here, and the test would be stopped.
        const QString page = html(piece.repeated(200'000));
        QVERIFY(page.size() >= 0);
    }
};

QTEST_APPLESS_MAIN(TestArticle)
#include "tst_article.moc"
