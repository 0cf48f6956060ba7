// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What is written to a site, and what its answers prove, without a line.
#include "networks/post_options.h"
#include "networks/wordpress/wordpress_connector.h"
#include "networks/wordpress/wordpress_posting.h"
#include "support/await.h"
#include "support/fake_http.h"
#include "support/files.h"
#include "support/memory_credentials.h"

#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

namespace
{
const Instant now = Instant::fromMilliseconds(1'796'000'000'000);

QJsonObject record(int id, const QString &key, const QString &status = u"publish"_s)
{
    return {
        {u"id"_s, id},
        {u"status"_s, status},
        {u"link"_s, u"https://blog.example/?p=%1"_s.arg(id)},
        {u"date_gmt"_s, u"2026-11-30T10:00:00"_s},
        {u"modified_gmt"_s, u"2026-11-30T10:00:01"_s},
        {u"content"_s,
         QJsonObject{{u"raw"_s, u"<!-- wp:paragraph {\"metadata\":{\"hatstand\":\"%1\"}} -->"_s.arg(key)}}}};
}
} // namespace

class TestWordPressPosting : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_http = std::make_unique<FakeHttp>();
        m_credentials = std::make_unique<MemoryCredentials>();
        m_credentials->secrets.insert(
            u"a"_s, toText({QUrl(u"https://blog.example/wp-json/"_s), u"anna"_s, u"abcd"_s}));
        m_connector = std::make_unique<WordPressConnector>(*m_http, *m_credentials);
        m_account.accountKey = u"a"_s;
        m_account.remoteId = u"7"_s;
    }

    void keysAreFreshAndPlain()
    {
        static const QRegularExpression plain(u"\\A[0-9a-z]{20,24}\\z"_s);
        const QString one = m_connector->chooseRecordKey(now);
        QVERIFY(plain.match(one).hasMatch());
        QVERIFY(one != m_connector->chooseRecordKey(now));
        QVERIFY(m_connector->chainKey(one, 1) != one);
    }

    void aTextOfOneLineTakesOneCall()
    {
        m_http->answer(201, record(5, u"k1"_s));
        const auto published = publish(post());
        QVERIFY(published);
        QCOMPARE(published->remoteId, u"5"_s);
        QCOMPARE(published->revision, u"2026-11-30T10:00:01"_s);
        QCOMPARE(m_http->requests.size(), size_t(1));
        const QJsonObject body = m_http->body(0);
        QCOMPARE(body[u"title"_s].toString(), u"Hello"_s);
        QCOMPARE(body[u"status"_s].toString(), u"publish"_s);
        QVERIFY(body[u"content"_s].toString().contains(u"\"hatstand\":\"k1\""_s));
        QVERIFY(!body.contains(u"slug"_s) && !body.contains(u"categories"_s) &&
                !body.contains(u"date_gmt"_s));
    }

    void everythingThatCanBeChosen()
    {
        OutgoingPost one = post();
        one.text = u"Text #Rye #rye #SOUR"_s;
        one.options = {{QString(option::title), u"T"_s},
                       {QString(option::excerpt), u"E"_s},
                       {QString(option::slug), u"s-l"_s},
                       {QString(option::status), u"draft"_s},
                       {QString(option::format), u"html"_s},
                       {QString(option::tags), QJsonArray{u"#sour"_s, u" Good bread "_s}}};
        m_http->answer(200, R"([{"id":3,"name":"Sour"}])");
        m_http->answer(200, "[]");
        m_http->answer(201, QJsonObject{{u"id"_s, 4}});
        m_http->answer(200, R"([{"id":9,"name":"rye bread"}])");
        m_http->answer(400, R"({"code":"term_exists","message":"There","data":{"status":400,"term_id":5}})");
        m_http->answer(201, record(5, u"k1"_s, u"draft"_s));
        QVERIFY(publish(one));
        const QJsonObject body = m_http->body(5);
        QCOMPARE(body[u"tags"_s].toArray(), (QJsonArray{3, 4, 5}));
        QCOMPARE(body[u"status"_s].toString(), u"draft"_s);
        QCOMPARE(body[u"slug"_s].toString(), u"s-l"_s);
        QCOMPARE(body[u"excerpt"_s].toString(), u"E"_s);
        QVERIFY(body[u"content"_s].toString().startsWith(
            u"<!-- wp:html {\"metadata\":{\"hatstand\":\"k1\"}} -->"_s));
    }

    void titleAndSummaryAreWordsAndNoMarkup()
    {
        OutgoingPost one = post();
        one.options = {{QString(option::title), u"Why <video> beats <iframe> & more"_s},
                       {QString(option::excerpt), u" a < b && <script>x</script> &lt; "_s}};
        m_http->answer(201, record(5, u"k1"_s));
        QVERIFY(publish(one));
        QCOMPARE(m_http->body(0)[u"title"_s].toString(),
                 u"Why &lt;video&gt; beats &lt;iframe&gt; &amp; more"_s);
        QCOMPARE(m_http->body(0)[u"excerpt"_s].toString(),
                 u"a &lt; b &amp;&amp; &lt;script&gt;x&lt;/script&gt; &amp;lt;"_s);
    }

    void codeAndAnchorsAreNoTags()
    {
        OutgoingPost one = post();
        one.text = u"Text `#fff` [setup](#setup)\n\n```\n#include <a>\n```"_s;
        m_http->answer(201, record(5, u"k1"_s));
        QVERIFY(publish(one));
        QCOMPARE(m_http->requests.size(), size_t(1)); // nothing had to be looked up
        QVERIFY(m_http->body(0)[u"tags"_s].toArray().isEmpty());
    }

    void aHashtagThatMayNotBecomeATagStaysText()
    {
        OutgoingPost one = post();
        one.text = u"Text #Rye"_s;
        m_http->answer(200, "[]");
        m_http->answer(403, R"({"code":"rest_cannot_create","message":"No"})");
        m_http->answer(201, record(5, u"k1"_s));
        QVERIFY(publish(one));
        one.options = {{QString(option::categories), QJsonArray{u"News"_s}}};
        m_http->answer(200, "[]");
        m_http->answer(403, R"({"code":"rest_cannot_create","message":"No"})");
        const auto refused = publish(one);
        QCOMPARE(refused.error().code, ErrorCode::Refused);
        QVERIFY(refused.error().what.contains(u"News"_s));
    }

    void mediaAreUploadedOnce()
    {
        OutgoingPost one = post();
        one.media = {picture(u"a.png"_s), picture(u"b.png"_s)};
        const QString first = mediaSlug(u"k1"_s, one.media[0]);
        QVERIFY(first != mediaSlug(u"k1"_s, one.media[1]));
        QVERIFY(first != mediaSlug(u"k2"_s, one.media[0]));
        // The first stands there since an attempt that failed, with other words.
        m_http->answer(
            200, QJsonDocument(QJsonArray{QJsonObject{{u"id"_s, 11},
                                                      {u"slug"_s, first},
                                                      {u"source_url"_s, u"https://blog.example/a.png"_s},
                                                      {u"alt_text"_s, u"old"_s}}})
                     .toJson());
        m_http->answer(200, QJsonObject{});
        m_http->answer(201, QJsonObject{{u"id"_s, 12}, {u"source_url"_s, u"https://blog.example/b.png"_s}});
        m_http->answer(201, record(5, u"k1"_s));
        QVERIFY(publish(one));
        QCOMPARE(m_http->body(1)[u"alt_text"_s].toString(), u"Alt \"a\""_s);
        const auto &form = m_http->requests[2];
        QVERIFY(form.contentType.startsWith("multipart/form-data; boundary="));
        QCOMPARE(form.body.pieces().size(), 3);
        QCOMPARE(form.body.pieces()[1].filePath, one.media[1].filePath);
        QVERIFY(form.body.pieces()[0].bytes.contains("filename=\"hello-2.png\""));
        QCOMPARE(m_http->body(3)[u"featured_media"_s].toInt(), 11);
        QVERIFY(m_http->body(3)[u"content"_s].toString().contains(u"wp-image-12"_s));
        QVERIFY(!m_http->body(3)[u"content"_s].toString().contains(u"wp-image-11"_s));
    }

    void namesOfFilesAreLettersThatEveryServerTakes()
    {
        QCOMPARE(mediaFileName(u"Crème \"brûlée\"; & more\r\n"_s, 1, u"image/jpeg"_s),
                 QByteArray("creme-brulee-more-1.jpg"));
        QCOMPARE(mediaFileName(u"寿司"_s, 2, u"video/mp4"_s), QByteArray("media-2.mp4"));
    }

    void failuresSayWhetherItMayHaveArrived_data()
    {
        QTest::addColumn<int>("code");
        for (const ErrorCode code : {ErrorCode::Offline, ErrorCode::TimedOut, ErrorCode::ConnectionLost})
            QTest::newRow(qPrintable(errorCodeName(code))) << int(code);
    }
    void failuresSayWhetherItMayHaveArrived()
    {
        QFETCH(const int, code);
        m_http->breakLine(ErrorCode(code));
        QCOMPARE(int(publish(post()).error().code), code);
        QCOMPARE(m_http->requests.size(), size_t(1)); // and nothing was repeated
    }

    void anAnswerThatIsTooLargeMayHaveArrived()
    {
        m_http->breakLine(ErrorCode::TooLarge);
        QCOMPARE(publish(post()).error().code, ErrorCode::BadAnswer);
    }

    void successesThatSaySomethingElse_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("page") << QByteArray("<html>");
        QTest::newRow("warning before it") << QByteArray("<b>Warning</b>: {\"id\":5}");
        QTest::newRow("no id") << QByteArray(R"({"status":"publish"})");
        QTest::newRow("list") << QByteArray("[]");
    }
    void successesThatSaySomethingElse()
    {
        QFETCH(const QByteArray, body);
        m_http->answer(201, body);
        QCOMPARE(publish(post()).error().code, ErrorCode::BadAnswer);
    }

    void onlyAWholeListSaysThatNothingIsThere_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("total");
        QTest::addColumn<bool>("isTold");
        const auto row = [](const char *name, int status, const QByteArray &body, const QByteArray &total,
                            bool isTold) { QTest::newRow(name) << status << body << total << isTold; };
        row("empty list", 200, "[]", "0", true);
        row("others", 200, QJsonDocument(QJsonArray{record(4, u"k2"_s)}).toJson(), "1", true);
        row("without a number", 200, "[]", {}, false);
        row("page", 200, "<html></html>", "0", false);
        row("object", 200, "{}", "0", false);
        row("nothing", 200, "", "0", false);
        row("without contents", 200, R"([{"id":1,"status":"publish"}])", "1", false);
        row("missing", 404, "<html></html>", {}, false);
        row("off", 401, R"({"code":"rest_disabled","message":"Off"})", {}, false);
        row("broken", 500, "", {}, false);
    }
    void onlyAWholeListSaysThatNothingIsThere()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, total);
        QFETCH(const bool, isTold);
        list(status, body, total);
        const auto found = find(post());
        QCOMPARE(found.has_value(), isTold);
        if (found)
            QVERIFY(!*found);
    }

    void looksThroughAllPages()
    {
        QJsonArray full;
        for (int id = 1; id <= 100; ++id)
            full.append(record(id, u"other"_s));
        list(200, QJsonDocument(full).toJson(), "150");
        list(200,
             QJsonDocument(QJsonArray{record(120, u"k1-1"_s), record(130, u"k1"_s, u"draft"_s)}).toJson(),
             "150");
        const auto found = find(post());
        QVERIFY(found && *found);
        QCOMPARE((*found)->remoteId, u"130"_s);
        QCOMPARE(QUrlQuery(m_http->requests[1].url).queryItemValue(u"offset"_s), u"90"_s);
    }

    void whatPeopleReadGoesBeforeWhatLiesInTheTrash()
    {
        list(200, QJsonDocument(QJsonArray{record(1, u"k1"_s), record(2, u"k1"_s, u"trash"_s)}).toJson(),
             "2");
        QCOMPARE((*find(post()))->remoteId, u"1"_s);
    }

    void aSiteWhoseClockIsWrongIsAskedFurtherBack()
    {
        // It is still October there: what was written a minute ago was "changed" in October.
        list(200, "[]", "0", "Sat, 10 Oct 2026 10:00:00 GMT");
        list(200, QJsonDocument(QJsonArray{record(3, u"k1"_s)}).toJson(), "1",
             "Sat, 10 Oct 2026 10:00:00 GMT");
        const auto found = find(post());
        QVERIFY(found && *found);
        const auto since = [this](size_t at) {
            return QUrlQuery(m_http->requests[at].url).queryItemValue(u"modified_after"_s);
        };
        QVERIFY(since(1) < u"2026-10-09"_s);
        QVERIFY(since(0) > u"2026-11"_s);
    }

    void takesBackByWayOfADraft()
    {
        m_http->answer(200, record(5, u"k1"_s, u"future"_s));
        reply(record(5, u"k1"_s, u"draft"_s), "Mon, 30 Nov 2026 09:00:00 GMT");
        m_http->answer(200, R"({"deleted":true})");
        const auto taken = takeBack(u"5"_s);
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().sentence()));
        QVERIFY(!*taken);
        QCOMPARE(m_http->requests.size(), size_t(3));
        QCOMPARE(m_http->requests[1].method, net::HttpMethod::Post);
        QCOMPARE(m_http->body(1), (QJsonObject{{u"status"_s, u"draft"_s}}));
        QCOMPARE(m_http->requests[2].method, net::HttpMethod::Delete);
    }

    void whatIsPublicWhenItIsTakenBackStays()
    {
        // Between the list and the look at it alone.
        list(200, QJsonDocument(QJsonArray{record(5, u"k1"_s, u"future"_s)}).toJson(), "1");
        m_http->answer(200, record(5, u"k1"_s));
        auto late = takeBack({});
        QVERIFY(late && *late);
        QCOMPARE((*late)->where, HandedOver::Where::Published);
        QCOMPARE(m_http->requests.size(), size_t(2));
        // The site does not make it a draft.
        m_http->answer(200, record(5, u"k1"_s, u"future"_s));
        reply(record(5, u"k1"_s), "Mon, 30 Nov 2026 09:00:00 GMT");
        late = takeBack(u"5"_s);
        QVERIFY(late && *late);
        QCOMPARE((*late)->where, HandedOver::Where::Published);
        QCOMPARE(m_http->requests.size(), size_t(4));
        // Nor may it: people with fewer rights may not change what is public.
        m_http->answer(200, record(5, u"k1"_s, u"future"_s));
        m_http->answer(403, R"({"code":"rest_cannot_edit","message":"No"})");
        QVERIFY(!takeBack(u"5"_s));
        QCOMPARE(m_http->requests.size(), size_t(6));
    }

    void whatMayHaveBeenPublicForAMomentIsNotDeleted_data()
    {
        QTest::addColumn<QByteArray>("date");
        QTest::newRow("due while it was asked") << QByteArray("Mon, 30 Nov 2026 09:59:59 GMT");
        QTest::newRow("overdue") << QByteArray("Mon, 30 Nov 2026 12:00:00 GMT");
    }
    void whatMayHaveBeenPublicForAMomentIsNotDeleted()
    {
        QFETCH(const QByteArray, date);
        m_http->answer(200, record(5, u"k1"_s, u"future"_s));
        reply(record(5, u"k1"_s, u"draft"_s), date);
        const auto taken = takeBack(u"5"_s);
        QVERIFY(taken && !*taken);
        QCOMPARE(m_http->requests.size(), size_t(2));
    }

    void strangersAreTold()
    {
        m_http->answer(400, R"({"code":"rest_invalid_param","message":"Invalid parameter(s): status",)"
                            R"("data":{"status":400,"params":{"status":"Status is forbidden."}}})");
        QCOMPARE(find(post()).error().code, ErrorCode::SignInNeeded);
    }

    void threadsAreNotTaken()
    {
        OutgoingPost part = post();
        part.answers = Answered{u"5"_s, u"5"_s};
        QCOMPARE(publish(part).error().code, ErrorCode::NotAllowed);
        QVERIFY(m_http->requests.empty());
    }

    void commentsAreFoundByTheirWords()
    {
        OutgoingPost comment = post();
        comment.isComment = true;
        comment.answers = Answered{u"5"_s, u"5"_s};
        comment.text = u"It's \"rye\" -- <b>&"_s;
        m_http->answer(409, R"({"code":"comment_duplicate","message":"Duplicate comment detected"})");
        const auto shown = [](int id, const QString &html) {
            return QJsonObject{{u"id"_s, id},
                               {u"link"_s, u"https://blog.example/#c8"_s},
                               {u"content"_s, QJsonObject{{u"rendered"_s, html}}}};
        };
        m_http->answer(200, QJsonDocument(QJsonArray{shown(1, u"<p>Rye</p>"_s),
                                                     shown(8, u"<p>It&#8217;s &#8220;rye&#8221; &#8212; "
                                                              "&lt;b&gt;&amp;</p>\n"_s)})
                                .toJson());
        const auto published = publish(comment);
        QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
        QCOMPARE(published->remoteId, u"comment-8"_s);
        QCOMPARE(m_http->body(0)[u"content"_s].toString(), u"It's \"rye\" -- &lt;b&gt;&amp;"_s);
        // Nowhere, not even among what was taken for spam.
        for (int status = 0; status < 3; ++status)
            m_http->answer(200, "[]");
        const auto found = find(comment);
        QVERIFY(found && !*found);
        m_http->answer(200, "[]");
        m_http->answer(200, "<html>");
        QVERIFY(!find(comment));
    }

    void aCommentBelongsToThePostAtTheAddressThatAPersonGave()
    {
        OutgoingPost comment = post();
        comment.isComment = true;
        comment.text = u"Rye"_s;
        comment.answers = Answered{{}, {}, QUrl(u"https://blog.example/2026/11/rye/"_s)};
        const auto page = [](const char *link) {
            return QJsonDocument(QJsonArray{QJsonObject{{u"id"_s, 5}, {u"link"_s, QLatin1StringView(link)}}})
                .toJson();
        };
        m_http->answer(200, page("https://blog.example/2026/11/rye"));
        m_http->answer(201, QJsonDocument(QJsonObject{{u"id"_s, 8},
                                                      {u"link"_s, u"https://blog.example/#c8"_s},
                                                      {u"date_gmt"_s, u"2026-11-30T08:00:00"_s}})
                                .toJson());
        const auto published = publish(comment);
        QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
        QCOMPARE(QUrlQuery(m_http->requests[0].url).queryItemValue(u"slug"_s), u"rye"_s);
        QCOMPARE(m_http->body(1)[u"post"_s].toInt(), 5);
        // The same words in another year, and a post that is not there.
        m_http->answer(200, page("https://blog.example/2025/11/rye"));
        QCOMPARE(publish(comment).error().code, ErrorCode::InvalidInput);
        m_http->answer(200, "[]");
        QCOMPARE(find(comment).error().code, ErrorCode::InvalidInput);
    }

    void smileysAreTheSameWords()
    {
        QVERIFY(saysTheSame(u"<p>Great <img src=\"x\" alt=\":D\" class=\"wp-smiley\"> day</p>"_s,
                            u"Great :D day"_s));
        QVERIFY(saysTheSame(u"<p>Great 😀 day &#x27;</p>"_s, u"Great :D day '"_s));
        QVERIFY(!saysTheSame(u"<p>Great day</p>"_s, u"Great days"_s));
    }

    void remoteIdsLeadNowhereElse()
    {
        for (const QString &id :
             {u"../users/1"_s, u"5/revisions"_s, u"comment-"_s, u"0"_s, u"-1"_s, QString(), u"5?x"_s})
            QVERIFY(routeOf(id).isEmpty());
        QCOMPARE(routeOf(u"5"_s), u"wp/v2/posts/5"_s);
        QCOMPARE(routeOf(u"comment-5"_s), u"wp/v2/comments/5"_s);
        QVERIFY(!await(m_connector->remove(m_account, u"../users/1"_s, {})));
        QVERIFY(m_http->requests.empty());
    }

    void onlyTheSitesOwnWordSaysThatItIsGone()
    {
        m_http->answer(404, R"({"code":"rest_post_invalid_id","message":"Invalid post ID."})");
        QVERIFY(await(m_connector->remove(m_account, u"5"_s, {})));
        m_http->answer(404, "<html>Not found</html>");
        QVERIFY(!await(m_connector->remove(m_account, u"5"_s, {})));
        m_http->answer(404, R"({"code":"rest_no_route","message":"No route"})");
        QVERIFY(!await(m_connector->standing(m_account, u"5"_s, post(), {})));
    }

    void stopsTalkingWhenItGoes()
    {
        m_connector.reset();
        QVERIFY(m_http->requests.empty());
    }

    void answersAComment()
    {
        OutgoingPost answer = post();
        answer.answers = Answered{u"comment-3"_s, u"comment-9"_s};
        m_http->answer(200, QJsonObject{{u"id"_s, 9}, {u"post"_s, 5}, {u"status"_s, u"approved"_s}});
        m_http->answer(201, QJsonObject{{u"id"_s, 10}, {u"date_gmt"_s, u"2026-11-30T10:00:00"_s}});
        const auto published = publish(answer);
        QVERIFY(published);
        QCOMPARE(published->remoteId, u"comment-10"_s);
        QCOMPARE(m_http->body(1)[u"post"_s].toInteger(), 5);
        QCOMPARE(m_http->body(1)[u"parent"_s].toInteger(), 9);
        QCOMPARE(m_http->body(1)[u"content"_s].toString(), u"Hello"_s);
    }

    void anAnswerIsFoundOnlyBelowWhatItAnswers()
    {
        OutgoingPost answer = post();
        answer.answers = Answered{{}, u"comment-9"_s};
        const QByteArray other = R"([{"id":4,"parent":8,"content":{"rendered":"<p>Hello</p>"}},)";
        m_http->answer(200, other + R"({"id":5,"parent":9,"content":{"rendered":"<p>Hello!</p>"}}])");
        const auto found = find(answer);
        QVERIFY(found && found->has_value());
        QCOMPARE((*found)->remoteId, u"comment-5"_s);
        QVERIFY(m_http->requests[0].url.query().contains(u"parent=9"_s));
        m_http->answer(200, other.chopped(1) + "]");
        m_http->answer(200, "[]");
        m_http->answer(200, "[]");
        QVERIFY(!find(answer)->has_value());
    }

    void nothingAnswersACommentThatIsGone()
    {
        OutgoingPost answer = post();
        answer.answers = Answered{{}, u"comment-9"_s};
        m_http->answer(404, QJsonObject{{u"code"_s, u"rest_comment_invalid_id"_s}, {u"message"_s, u"No"_s}});
        QCOMPARE(publish(answer).error().code, ErrorCode::Refused);
        m_http->answer(200, QJsonObject{{u"id"_s, 9}, {u"post"_s, 5}, {u"status"_s, u"spam"_s}});
        QCOMPARE(publish(answer).error().code, ErrorCode::Refused);
        QCOMPARE(m_http->requests.size(), size_t(2));
    }

private:
    [[nodiscard]] static OutgoingPost post()
    {
        OutgoingPost post;
        post.recordKey = u"k1"_s;
        post.createdAt = now;
        post.text = u"Hello"_s;
        return post;
    }
    [[nodiscard]] OutgoingMedia picture(const QString &name)
    {
        OutgoingMedia media;
        media.filePath = m_folder.filePath(name);
        if (!writeFile(media.filePath, "picture"))
            qFatal("The picture cannot be written.");
        media.mimeType = u"image/png"_s;
        media.byteCount = 7;
        media.altText = u"Alt \"%1\""_s.arg(name.left(1));
        return media;
    }
    void list(int status, const QByteArray &body, const QByteArray &total,
              const QByteArray &date = "Mon, 30 Nov 2026 00:53:20 GMT")
    {
        net::HttpResponse response;
        response.status = status;
        response.body = body;
        response.receivedAt = now + Milliseconds(60'000);
        response.headers = {{"Content-Type", "application/json"}, {"Date", date}};
        if (!total.isEmpty())
            response.headers << net::HttpHeader{"X-WP-Total", total};
        m_http->answers.emplace_back(std::move(response));
    }
    void reply(const QJsonObject &body, const QByteArray &date)
    {
        net::HttpResponse response;
        response.status = 200;
        response.body = QJsonDocument(body).toJson();
        response.headers = {{"Content-Type", "application/json"}, {"Date", date}};
        m_http->answers.emplace_back(std::move(response));
    }
    [[nodiscard]] Result<std::optional<HandedOver>> takeBack(const QString &remoteId)
    {
        return await(m_connector->takeBack(m_account, remoteId, post(), {}));
    }
    [[nodiscard]] Result<PublishedPost> publish(const OutgoingPost &one)
    {
        return await(m_connector->publish(m_account, one, {}, {}));
    }
    [[nodiscard]] Result<std::optional<PublishedPost>> find(const OutgoingPost &one)
    {
        return await(m_connector->find(m_account, one, {}));
    }

    std::unique_ptr<FakeHttp> m_http;
    std::unique_ptr<MemoryCredentials> m_credentials;
    std::unique_ptr<WordPressConnector> m_connector;
    AccountIdentity m_account;
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestWordPressPosting)
#include "tst_wordpress_posting.moc"
