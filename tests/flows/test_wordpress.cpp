// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The connector against a real WordPress: what stands there is read back from its pages and by its owner.
#include "flows/wordpress_site.h"
#include "networks/post_options.h"
#include "networks/wordpress/wordpress_client.h"
#include "support/files.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QTemporaryDir>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

namespace
{
QByteArray picture(Qt::GlobalColor colour)
{
    QImage image(QSize(64, 48), QImage::Format_RGB32);
    image.fill(colour);
    QBuffer buffer;
    image.save(&buffer, "PNG");
    return buffer.data();
}

} // namespace

class TestWordPress : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_program->line.decide = nullptr; }

    void postsAnArticle();
    void postsPlainHtml();
    void anAuthorsMarkSurvives();
    void leavesADraft();
    void saysWhichCategoryCannotBeMade();

    void findsOnlyWhatIsThere();
    void everyLostAnswerStillMakesOnePost_data();
    void everyLostAnswerStillMakesOnePost();
    void aWithdrawnPasswordAsksForASignIn();

    void handsOverAndTakesBack();
    void seesWhatBecomesOfAHandedOverPost();
    void editsAndDeletes();
    void commentsOnce_data();
    void commentsOnce();

private:
    [[nodiscard]] QString value(const char *key) const
    {
        return m_server.value(u"WORDPRESS_"_s + QString::fromLatin1(key));
    }
    [[nodiscard]] QUrl url() const { return QUrl(value("URL")); }
    [[nodiscard]] OutgoingMedia media(Qt::GlobalColor colour, const QString &altText)
    {
        OutgoingMedia media;
        media.filePath = m_folder.filePath(QString::number(int(colour)) + u".png"_s);
        const QByteArray bytes = picture(colour);
        if (!writeFile(media.filePath, bytes))
            qFatal("The picture cannot be written.");
        media.mimeType = u"image/png"_s;
        media.byteCount = bytes.size();
        media.pixels = {64, 48};
        media.altText = altText;
        return media;
    }

    TestServer m_server{u"wordpress"_s};
    std::unique_ptr<WordPressProgram> m_program;
    std::unique_ptr<WordPressSiteView> m_owner;
    AccountIdentity m_admin;
    AccountIdentity m_author;
    QTemporaryDir m_folder;
};

void TestWordPress::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.log()));
    m_program = std::make_unique<WordPressProgram>();
    m_owner = std::make_unique<WordPressSiteView>(url(), value("ADMIN_USER"), value("ADMIN_APP_PASSWORD"));
    const auto admin = m_program->signIn(url(), value("ADMIN_USER"), value("ADMIN_APP_PASSWORD"));
    VERIFY_RESULT(admin);
    m_admin = *admin;
    const auto author = m_program->signIn(url(), value("AUTHOR_USER"), value("AUTHOR_APP_PASSWORD"));
    VERIFY_RESULT(author);
    m_author = *author;
}

void TestWordPress::postsAnArticle()
{
    const QString title = unique(u"Rye & <b>rolls</b>"_s);
    OutgoingPost post = m_program->post(
        u"## Why rye\n\nIt is **good**, *dark* and `sour`: [read](https://example.com/?a=1&b=2).\nNext "
        "line with [gallery] and <script>alert(1)</script>.\n\n- flour\n  - coarse\n- water\n\n1. mix\n2. "
        "bake\n\n> Bread is life\n\n---\n\n```\nif (a < b) [x]\n```\n\n![The *loaf*](2)\n\n#Bread #Rye"_s);
    post.media = {media(Qt::red, u"A red \"square\""_s), media(Qt::blue, u"A blue square"_s),
                  media(Qt::green, u"Third"_s)};
    post.options = {{QString(option::title), title},
                    {QString(option::excerpt), u"In short"_s},
                    {QString(option::categories), QJsonArray{u"Baking & more"_s}},
                    {QString(option::tags), QJsonArray{u"Sourdough"_s}},
                    {QString(option::slug), u"rye-"_s + post.recordKey}};
    qint64 lastDone = 0;
    qint64 lastTotal = 0;
    const auto published = await(m_program->connector.publisher()->publish(m_admin, post,
                                                                           [&](qint64 done, qint64 total) {
                                                                               lastDone = done;
                                                                               lastTotal = total;
                                                                           },
                                                                           {}));
    VERIFY_RESULT(published);
    QVERIFY(lastTotal > 0);
    QCOMPARE(lastDone, lastTotal);
    QVERIFY(published->url.path().contains(u"rye-"_s + post.recordKey));

    const QJsonObject there = m_owner->one(u"posts/"_s + published->remoteId);
    QCOMPARE(there[u"status"_s].toString(), u"publish"_s);
    QCOMPARE(there[u"excerpt"_s][u"raw"_s].toString(), u"In short"_s);
    QCOMPARE(there[u"categories"_s].toArray().size(), 1);
    QCOMPARE(there[u"tags"_s].toArray().size(), 3);
    const qint64 featured = there[u"featured_media"_s].toInteger();
    QCOMPARE(m_owner->one(u"media/%1"_s.arg(featured))[u"alt_text"_s].toString(), u"A red \"square\""_s);

    const QString page = m_owner->page(published->url);
    QString shown = there[u"content"_s][u"rendered"_s].toString();
    shown.replace(u"&#038;"_s, u"&amp;"_s); // by its version
    QVERIFY(page.contains(u"Why rye</h2>"_s));
    for (const QString &piece :
         {u"<strong>good</strong>"_s, u"<em>dark</em>"_s, u"<code>sour</code>"_s,
          u"href=\"https://example.com/?a=1&amp;b=2\""_s, u"<blockquote"_s, u"<hr"_s, u"<ol>"_s,
          u"alt=\"A blue square\""_s, u"The <em>loaf</em></figcaption>"_s, u"alt=\"Third\""_s, u"<pre"_s})
        QVERIFY2(shown.contains(piece), qPrintable(piece + u'\n' + shown));
    QVERIFY(!shown.contains(u"<script"_s));
    QVERIFY(!shown.contains(u"A red"_s)); // stands above the text
    QVERIFY(!page.contains(post.recordKey + u"\""_s) && !page.contains(u"\"hatstand\""_s));
    QVERIFY(!page.contains(u"<!-- wp:"_s));
    // A person's own title is text as well.
    QVERIFY(!page.contains(u"<b>rolls</b>"_s));
    QVERIFY(page.contains(u"&lt;b&gt;rolls&lt;/b&gt;"_s));
    QVERIFY(there[u"title"_s][u"raw"_s].toString().startsWith(u"Rye &amp; &lt;b&gt;rolls&lt;/b&gt;"_s));
}

void TestWordPress::postsPlainHtml()
{
    OutgoingPost post = m_program->post(unique(u"Plain"_s) + u"\n\nOne\ntwo\n\n- a\n- b"_s);
    post.options = {{QString(option::format), u"html"_s}};
    const auto published = m_program->publish(m_admin, post);
    VERIFY_RESULT(published);
    const QJsonObject there = m_owner->one(u"posts/"_s + published->remoteId);
    QCOMPARE(there[u"title"_s][u"raw"_s].toString(), post.text.section(u'\n', 0, 0));
    QCOMPARE(there[u"content"_s][u"rendered"_s].toString().trimmed(),
             u"<p>One<br>two</p>\n<ul><li>a</li><li>b</li></ul>"_s);
    QVERIFY(!m_owner->page(published->url).contains(u"\"hatstand\""_s));
    const auto found = m_program->find(m_admin, post);
    VERIFY_RESULT(found);
    QVERIFY(*found);
    QCOMPARE((*found)->remoteId, published->remoteId);
}

/// Of people with fewer rights, WordPress goes through every tag and comment that they send.
void TestWordPress::anAuthorsMarkSurvives()
{
    for (const QString &format : {u"blocks"_s, u"html"_s}) {
        OutgoingPost post =
            m_program->post(unique(u"By an author"_s) + u"\n\nText [x](https://example.com)\n\n"
                                                        "![Caption](1)"_s);
        post.media = {media(Qt::yellow, u"Yellow"_s)};
        post.options = {{QString(option::format), format}};
        const auto published = m_program->publish(m_author, post);
        VERIFY_RESULT(published);
        const auto found = m_program->find(m_author, post);
        VERIFY_RESULT(found);
        QVERIFY(*found);
        QCOMPARE((*found)->remoteId, published->remoteId);
        QVERIFY(
            m_owner->one(u"posts/"_s + published->remoteId)[u"content"_s][u"rendered"_s].toString().contains(
                u"Caption</figcaption>"_s));
    }
}

void TestWordPress::leavesADraft()
{
    OutgoingPost post = m_program->post(unique(u"A draft"_s));
    post.options = {{QString(option::status), QString(option::statusDraft)}};
    QVERIFY(!m_program->connector.scheduler()->takes(post));
    const auto published = m_program->publish(m_author, post);
    VERIFY_RESULT(published);
    QCOMPARE(m_owner->one(u"posts/"_s + published->remoteId)[u"status"_s].toString(), u"draft"_s);
    const auto found = m_program->find(m_author, post);
    VERIFY_RESULT(found);
    QVERIFY(*found);
}

void TestWordPress::saysWhichCategoryCannotBeMade()
{
    OutgoingPost post = m_program->post(unique(u"Sorted"_s));
    const QString name = unique(u"New"_s);
    post.options = {{QString(option::categories), QJsonArray{name}}};
    const auto published = m_program->publish(m_author, post);
    QVERIFY(!published);
    QCOMPARE(published.error().code, ErrorCode::Refused);
    QVERIFY(published.error().what.contains(name));
    QVERIFY(m_owner->all(u"posts"_s, post.text).isEmpty());
}

void TestWordPress::findsOnlyWhatIsThere()
{
    const OutgoingPost post = m_program->post(unique(u"To be found"_s));
    auto found = m_program->find(m_author, post);
    VERIFY_RESULT(found);
    QVERIFY(!*found);
    const auto published = m_program->publish(m_author, post);
    VERIFY_RESULT(published);
    // The key of a link of a chain is another one.
    OutgoingPost other = post;
    other.recordKey = m_program->connector.publisher()->chainKey(post.recordKey, 1);
    QVERIFY(!*m_program->find(m_author, other));
    // Whoever trashed it there has seen it: it is not sent again.
    (void)m_owner->call("DELETE", u"posts/"_s + published->remoteId);
    found = m_program->find(m_author, post);
    VERIFY_RESULT(found);
    QVERIFY(*found);
    // What was deleted for good is not there, and that is what is said.
    QUrlQuery force;
    force.addQueryItem(u"force"_s, u"true"_s);
    (void)m_owner->call("DELETE", u"posts/"_s + published->remoteId, force);
    found = m_program->find(m_author, post);
    VERIFY_RESULT(found);
    QVERIFY(!*found);
}

void TestWordPress::everyLostAnswerStillMakesOnePost_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("requestToo");
    for (int step = 0; step < 12; ++step) {
        QTest::addRow("answer %d", step) << step << false;
        QTest::addRow("request %d", step) << step << true;
    }
}

/// As the sender does it: after whatever is unclear it looks, and sends again only what is not there.
void TestWordPress::everyLostAnswerStillMakesOnePost()
{
    QFETCH(const int, step);
    QFETCH(const bool, requestToo);
    OutgoingPost post = m_program->post(unique(u"Once"_s) + u"\n\nText #once"_s);
    post.media = {media(Qt::cyan, u"One"_s), media(Qt::magenta, u"Two"_s)};
    post.options = {{QString(option::tags), QJsonArray{unique(u"tag"_s)}}};
    int seen = 0;
    m_program->line.decide = [&](const net::HttpRequest &) {
        if (seen++ != step)
            return LosingLine::Loses::Nothing;
        return requestToo ? LosingLine::Loses::Request : LosingLine::Loses::Answer;
    };
    std::optional<PublishedPost> done;
    for (int attempt = 0; attempt < 5 && !done; ++attempt) {
        const auto published = m_program->publish(m_author, post);
        if (published) {
            done = *published;
            break;
        }
        QVERIFY(published.error().code == ErrorCode::ConnectionLost ||
                published.error().code == ErrorCode::TimedOut);
        const auto found = m_program->find(m_author, post);
        if (found && *found)
            done = **found;
    }
    QVERIFY(done);
    m_program->line.decide = nullptr;
    const QJsonArray posts = m_owner->all(u"posts"_s, post.text.section(u'\n', 0, 0));
    QCOMPARE(posts.size(), 1);
    QCOMPARE(QString::number(posts[0][u"id"_s].toInteger()), done->remoteId);
    // Nor is a picture uploaded twice: all of the library are of the keys of their posts.
    QUrlQuery query;
    query.addQueryItem(u"per_page"_s, u"100"_s);
    query.addQueryItem(u"orderby"_s, u"id"_s);
    int uploads = 0;
    const QJsonArray library = m_owner->call("GET", u"media"_s, query).array();
    for (const QJsonValue one : library)
        uploads += one[u"slug"_s].toString().contains(post.recordKey) ? 1 : 0;
    QCOMPARE(uploads, 2);
}

void TestWordPress::aWithdrawnPasswordAsksForASignIn()
{
    AccountIdentity account = m_author;
    account.accountKey = u"withdrawn"_s;
    m_program->credentials.secrets.insert(
        account.accountKey,
        toText(WordPressCredential{QUrl(value("URL") + u"/wp-json/"_s), u"author"_s, u"abcdefgh"_s}));
    OutgoingPost post = m_program->post(unique(u"Nobody"_s));
    const auto published = m_program->publish(account, post);
    QVERIFY(!published);
    QCOMPARE(published.error().code, ErrorCode::SignInNeeded);
    const auto found = m_program->find(account, post);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::SignInNeeded);
    post.media = {media(Qt::gray, u"G"_s)};
    QCOMPARE(m_program->publish(account, post).error().code, ErrorCode::SignInNeeded);
    const auto removed = await(m_program->connector.reviser()->remove(account, u"1"_s, {}));
    QCOMPARE(removed.error().code, ErrorCode::SignInNeeded);
}

void TestWordPress::handsOverAndTakesBack()
{
    Scheduler *scheduler = m_program->connector.scheduler();
    const OutgoingPost post = m_program->post(unique(u"Later"_s));
    QVERIFY(scheduler->takes(post));
    const Instant at = Instant::fromMilliseconds(
        (m_program->clock.now() + std::chrono::hours(30)).milliseconds() / 1000 * 1000);
    const auto handed = await(scheduler->handOver(m_author, post, at, {}, {}));
    VERIFY_RESULT(handed);
    QCOMPARE(handed->where, HandedOver::Where::Waiting);
    QCOMPARE(handed->at, at);
    QVERIFY(!handed->post.revision.isEmpty());
    // By id and by key alike.
    for (const QString &id : {handed->post.remoteId, QString()}) {
        const auto standing = await(scheduler->standing(m_author, id, post, {}));
        VERIFY_RESULT(standing);
        QVERIFY(*standing);
        QCOMPARE((*standing)->where, HandedOver::Where::Waiting);
        QCOMPARE((*standing)->post.remoteId, handed->post.remoteId);
        QCOMPARE((*standing)->post.revision, handed->post.revision);
    }
    const auto taken = await(scheduler->takeBack(m_author, handed->post.remoteId, post, {}));
    VERIFY_RESULT(taken);
    QVERIFY(!*taken);
    QVERIFY(!*await(scheduler->standing(m_author, handed->post.remoteId, post, {})));
    QVERIFY(m_owner->all(u"posts"_s, post.text).isEmpty());
    // Once more is the same.
    VERIFY_RESULT(await(scheduler->takeBack(m_author, handed->post.remoteId, post, {})));
}

void TestWordPress::seesWhatBecomesOfAHandedOverPost()
{
    Scheduler *scheduler = m_program->connector.scheduler();
    const OutgoingPost post = m_program->post(unique(u"Watched"_s));
    const auto handed =
        await(scheduler->handOver(m_author, post, m_program->clock.now() + std::chrono::hours(2), {}, {}));
    VERIFY_RESULT(handed);
    const QString route = u"posts/"_s + handed->post.remoteId;
    const auto standing = [&] {
        return await(scheduler->standing(m_author, handed->post.remoteId, post, {}));
    };
    // Moved by its owner.
    (void)m_owner->call("POST", route, {}, {{u"date_gmt"_s, u"2033-05-18T03:33:20"_s}});
    QCOMPARE((*standing())->at.milliseconds(), 2'000'000'000'000);
    // Published early by its owner: too late to take it back.
    (void)m_owner->call("POST", route, {},
                        {{u"status"_s, u"publish"_s}, {u"date_gmt"_s, u"2026-01-02T03:04:05"_s}});
    QCOMPARE((*standing())->where, HandedOver::Where::Published);
    const auto late = await(scheduler->takeBack(m_author, handed->post.remoteId, post, {}));
    VERIFY_RESULT(late);
    QVERIFY(*late);
    QCOMPARE((*late)->where, HandedOver::Where::Published);
    // Made a draft, and trashed.
    (void)m_owner->call("POST", route, {}, {{u"status"_s, u"draft"_s}});
    QVERIFY(!*standing());
    (void)m_owner->call("DELETE", route);
    QVERIFY(!*standing());
    VERIFY_RESULT(await(scheduler->takeBack(m_author, handed->post.remoteId, post, {})));
    // It does not go out, and what its owner threw away stays theirs.
    QCOMPARE(m_owner->one(route)[u"status"_s].toString(), u"trash"_s);
}

void TestWordPress::editsAndDeletes()
{
    Reviser *reviser = m_program->connector.reviser();
    OutgoingPost post = m_program->post(unique(u"First words"_s) + u"\n\nText"_s);
    post.media = {media(Qt::darkRed, u"Alt"_s)};
    const auto published = m_program->publish(m_author, post);
    VERIFY_RESULT(published);
    const QString route = u"posts/"_s + published->remoteId;
    const qint64 picture = m_owner->one(route)[u"featured_media"_s].toInteger();

    post.text = unique(u"Second words"_s) + u"\n\nOther text"_s;
    post.media[0].altText = u"Better"_s;
    for (int times = 0; times < 2; ++times)
        VERIFY_RESULT(await(reviser->edit(m_author, published->remoteId, post, {}, {})));
    QJsonObject there = m_owner->one(route);
    QVERIFY(there[u"title"_s][u"raw"_s].toString().startsWith(u"Second words"_s));
    QVERIFY(there[u"content"_s][u"rendered"_s].toString().contains(u"Other text"_s));
    QCOMPARE(there[u"featured_media"_s].toInteger(), picture); // the same file, not uploaded again
    QCOMPARE(m_owner->one(u"media/%1"_s.arg(picture))[u"alt_text"_s].toString(), u"Better"_s);
    post.media = {media(Qt::darkBlue, u"Another"_s)};
    VERIFY_RESULT(await(reviser->edit(m_author, published->remoteId, post, {}, {})));
    QVERIFY(m_owner->one(route)[u"featured_media"_s].toInteger() != picture);
    QVERIFY(*m_program->find(m_author, post));

    VERIFY_RESULT(await(reviser->remove(m_author, published->remoteId, {})));
    VERIFY_RESULT(await(reviser->remove(m_author, published->remoteId, {}))); // not there any more
    const auto gone = await(reviser->edit(m_author, published->remoteId, post, {}, {}));
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, ErrorCode::NotFound);
}

void TestWordPress::commentsOnce_data()
{
    QTest::addColumn<bool>("isAdmin");
    QTest::newRow("admin") << true;
    QTest::newRow("author") << false;
}

void TestWordPress::commentsOnce()
{
    QFETCH(const bool, isAdmin);
    const AccountIdentity account = isAdmin ? m_admin : m_author;
    const OutgoingPost post = m_program->post(unique(u"Commented"_s));
    const auto published = m_program->publish(account, post);
    VERIFY_RESULT(published);
    OutgoingPost comment =
        m_program->post(unique(u"First! \"Rye\" & <b>rolls</b> -- more: https://example.com/x"_s));
    comment.isComment = true;
    comment.answers = Answered{published->remoteId, published->remoteId};
    QVERIFY(!*m_program->find(account, comment));
    m_program->line.decide = [](const net::HttpRequest &request) {
        return request.method == net::HttpMethod::Post ? LosingLine::Loses::Answer
                                                       : LosingLine::Loses::Nothing;
    };
    QVERIFY(!m_program->publish(account, comment));
    m_program->line.decide = nullptr;
    const auto found = m_program->find(account, comment);
    VERIFY_RESULT(found);
    QVERIFY(*found);
    // And a repeat is taken for what it is.
    const auto again = m_program->publish(account, comment);
    if (isAdmin) {
        VERIFY_RESULT(again);
        QCOMPARE(again->remoteId, (*found)->remoteId);
    } else if (!again) {
        // Others are asked to wait between two comments, whatever they say.
        QCOMPARE(again.error().code, ErrorCode::RateLimited);
    }
    QUrlQuery query;
    query.addQueryItem(u"post"_s, published->remoteId);
    QCOMPARE(m_owner->call("GET", u"comments"_s, query).array().size(), 1);
    QVERIFY(!m_owner->page(published->url).contains(u"<b>rolls</b>"_s));
    if (isAdmin)
        VERIFY_RESULT(await(m_program->connector.reviser()->remove(account, (*found)->remoteId, {})));
}

int main(int argc, char **argv)
{
    if (!serversAllowed()) {
        qWarning("skipped: set HATSTAND_SERVERS=1 to run the tests of real servers");
        return skipped;
    }
    QCoreApplication application(argc, argv);
    TestWordPress test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_wordpress.moc"
