// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Posts, against the strict fake of ours (see support/mastodon_fake.h): the real server that runs here
// ignores limits, polls, times to publish and keys against repeats.
#include "mastodon_fixture.h"

#include <QTest>

#include <utility>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace std::chrono_literals;

namespace
{
QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QString field(const QJsonObject &object, const char *name)
{
    return object.value(s(name)).toString();
}

/// The body of the last request of that kind.
QJsonObject sent(const MastodonFake &server, const char *call)
{
    return server.requests().at(server.calls().lastIndexOf(s(call))).json;
}
} // namespace

class TestMastodonPosting : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatItWasTold()
    {
        MastodonFixture f;
        OutgoingPost post = f.post(s("Bread at eight. https://crumb.example/bread #bread"));
        post.languages = {s("pt-BR")};
        post.options = {{option::visibility, s("unlisted")},
                        {option::contentWarning, s("food")},
                        {option::sensitive, true}};
        const auto published = f.publish(post);
        VERIFY_DONE(published);
        const QJsonObject status = f.server.statuses().at(0);
        QCOMPARE(published->remoteId, field(status, "id"));
        QCOMPARE(published->url.toString(), field(status, "url"));
        QCOMPARE(published->at, std::optional(f.clock.now()));
        QVERIFY(!published->revision.isEmpty());
        QCOMPARE(field(status, "visibility"), s("unlisted"));
        QCOMPARE(field(status, "spoiler_text"), s("food"));
        QCOMPARE(field(status, "language"), s("pt"));
        QCOMPARE(f.server.requests().last().headers.value("idempotency-key"), post.recordKey.toLatin1());
    }

    void picturesWithDescriptionsAndFocus()
    {
        MastodonFixture f;
        OutgoingPost post = f.post(s("Two loaves"));
        post.media = {f.file("loaf-1.png", "image/png"), f.file("b.jpg", "image/jpeg", 300)};
        post.media[0].altText = s("A loaf, \"fresh\"\r\nfrom the oven");
        post.media[0].focus = QPointF(0.75, 0.25);
        QList<std::pair<qint64, qint64>> told;
        const auto progress = [&told](qint64 done, qint64 total) { told.append({done, total}); };
        VERIFY_DONE(await(f.connector.publish(f.account, post, progress, {})));
        QCOMPARE(told.last(), (std::pair<qint64, qint64>(400, 400)));
        const QJsonObject status = f.server.statuses().at(0);
        const QJsonArray attached = status.value(s("media_attachments")).toArray();
        QCOMPARE(attached.size(), 2);
        const MastodonFake::Media first = f.server.media().value(field(attached[0].toObject(), "id"));
        QCOMPARE(first.bytes, QByteArray(100, 'x'));
        QCOMPARE(first.type, s("image/png"));
        QCOMPARE(first.description, post.media[0].altText);
        QCOMPARE(first.focus, s("0.50,0.50"));
        QVERIFY(!f.server.requests().at(0).body.contains("loaf-1")); // its name stays here
    }

    void aFilmIsWaitedFor()
    {
        MastodonFixture f;
        OutgoingPost post = f.post(s("How it rises"));
        post.media = {f.file("a.mp4", "video/mp4")};
        const Awaited<Result<PublishedPost>> publishing(f.connector.publish(f.account, post, {}, {}));
        QTRY_VERIFY((f.timers.advance(100ms), publishing.isDone()));
        QCOMPARE(f.server.statuses().size(), size_t(1));
        QCOMPARE(f.server.calls().filter(s("GET /api/v1/media/")).size(), 2);
    }

    void aPollGoesOut()
    {
        MastodonFixture f;
        OutgoingPost post = f.post(s("Which one?"));
        post.options.insert(option::poll, QJsonObject{{s("options"), QJsonArray{s("Rye"), s("Spelt")}},
                                                      {s("seconds"), 3600},
                                                      {s("multiple"), true},
                                                      {s("hideTotals"), true}});
        VERIFY_DONE(f.publish(post));
        const QJsonObject poll = sent(f.server, "POST /api/v1/statuses").value(s("poll")).toObject();
        QCOMPARE(poll.value(s("expires_in")).toInt(), 3600);
        QCOMPARE(poll.value(s("multiple")).toBool(), true);
        QCOMPARE(poll.value(s("hide_totals")).toBool(), true);
        QCOMPARE(poll.value(s("options")).toArray().size(), 2);
    }

    void whatTheServerWouldRefuseIsRefusedBefore_data()
    {
        QTest::addColumn<QJsonObject>("options");
        QTest::addColumn<int>("pictures");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<ErrorCode>("code");
        const auto poll = [](const QJsonArray &answers, int seconds) {
            return QJsonObject{{option::poll, QJsonObject{{s("options"), answers}, {s("seconds"), seconds}}}};
        };
        const QByteArray png = "image/png";
        const QJsonArray two{s("a"), s("b")};
        QTest::newRow("too many pictures") << QJsonObject() << 5 << png << 10 << ErrorCode::InvalidInput;
        QTest::newRow("too large") << QJsonObject() << 1 << png << 1'000'001 << ErrorCode::TooLarge;
        QTest::newRow("kind") << QJsonObject() << 1 << QByteArray("image/gif") << 10
                              << ErrorCode::InvalidInput;
        QTest::newRow("poll and picture") << poll(two, 3600) << 1 << png << 10 << ErrorCode::InvalidInput;
        QTest::newRow("one answer") << poll({s("a")}, 3600) << 0 << png << 0 << ErrorCode::InvalidInput;
        QTest::newRow("five answers") << poll({s("a"), s("b"), s("c"), s("d"), s("e")}, 3600) << 0 << png << 0
                                      << ErrorCode::InvalidInput;
        QTest::newRow("long answer") << poll({s("a"), QString(51, u'b')}, 3600) << 0 << png << 0
                                     << ErrorCode::InvalidInput;
        QTest::newRow("empty answer")
            << poll({s("a"), s(" ")}, 3600) << 0 << png << 0 << ErrorCode::InvalidInput;
        QTest::newRow("short poll") << poll(two, 60) << 0 << png << 0 << ErrorCode::InvalidInput;
    }
    void whatTheServerWouldRefuseIsRefusedBefore()
    {
        QFETCH(QJsonObject, options);
        QFETCH(int, pictures);
        QFETCH(QByteArray, type);
        QFETCH(int, bytes);
        QFETCH(ErrorCode, code);
        MastodonFixture f;
        OutgoingPost post = f.post(s("Hello"));
        post.options = options;
        for (int i = 0; i < pictures; ++i)
            post.media.push_back(f.file("file", type.constData(), bytes));
        COMPARE_CODE(f.publish(post), code);
        QVERIFY(f.server.requests().isEmpty());
    }

    void nothingAndMissingFilesAreRefused()
    {
        MastodonFixture f;
        COMPARE_CODE(f.publish(f.post(s("  "))), ErrorCode::InvalidInput);
        OutgoingPost post = f.post(s("Hello"));
        post.media = {f.file("a.png", "image/png")};
        QVERIFY(QFile::remove(post.media[0].filePath));
        COMPARE_CODE(f.publish(post), ErrorCode::StorageMissing);
    }

    void tooManyPixels()
    {
        MastodonFixture f;
        AccountLimits limits = accountLimits(f.account.options);
        limits.imagePixels = 1000;
        f.account.options.insert(limitsKey, toJson(limits));
        OutgoingPost post = f.post(s("Hello"));
        post.media = {f.file("a.png", "image/png")};
        COMPARE_CODE(f.publish(post), ErrorCode::TooLarge);
    }

    void itsRefusalsAreTold()
    {
        MastodonFixture f;
        f.server.maxCharacters = 10; // lowered since
        const auto refused = f.publish(f.post(s("Longer than that, surely")));
        COMPARE_CODE(refused, ErrorCode::Refused);
        QVERIFY2(refused.error().why.contains(s("character limit of 10")), qPrintable(refused.error().why));
        QVERIFY(f.server.statuses().empty());
    }

    void askedToWait()
    {
        MastodonFixture f;
        f.server.requestsLeft = 0;
        f.server.clockAhead = -3h; // its clock counts
        const auto refused = f.publish(f.post(s("Hello")));
        COMPARE_CODE(refused, ErrorCode::RateLimited);
        QCOMPARE(refused.error().retryAfter, std::optional<Milliseconds>(5min));
        f.server.requestsLeft = -1;
        VERIFY_DONE(f.publish(f.post(s("Hello")))); // others at that host are not held back
    }

    void answersThatSayNothing_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("portal") << 200 << QByteArray("<html>Welcome") << ErrorCode::BadAnswer;
        QTest::newRow("other JSON") << 200 << QByteArray(R"({"ok":true})") << ErrorCode::BadAnswer;
        QTest::newRow("login wall") << 401 << QByteArray("<html>Sign in") << ErrorCode::BadAnswer;
        QTest::newRow("proxy forbids") << 403 << QByteArray("<html>No") << ErrorCode::BadAnswer;
        QTest::newRow("proxy knows nothing") << 404 << QByteArray("<html>No") << ErrorCode::BadAnswer;
        QTest::newRow("trouble") << 500 << QByteArray("<html>No") << ErrorCode::ServerTrouble;
        QTest::newRow("gateway") << 504 << QByteArray() << ErrorCode::ServerTrouble;
        QTest::newRow("busy") << 503 << QByteArray(R"({"error":"temporary"})") << ErrorCode::ServerTrouble;
        QTest::newRow("suspended") << 403 << QByteArray(R"({"error":"Your login is currently disabled"})")
                                   << ErrorCode::SignInNeeded;
        QTest::newRow("forbidden") << 403 << QByteArray(R"({"error":"This action is not allowed"})")
                                   << ErrorCode::Refused;
        QTest::newRow("duplicate") << 422 << QByteArray(R"({"error":"Validation failed: duplicate"})")
                                   << ErrorCode::Refused;
        QTest::newRow("elsewhere") << 307 << QByteArray() << ErrorCode::BadAnswer;
    }
    void answersThatSayNothing()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorCode, code);
        MastodonFixture f;
        f.server.instead = [&](const MastodonFake::Request &) {
            return std::optional(
                MastodonFake::Answer{status, body, body.startsWith('<') ? "text/html" : "application/json"});
        };
        COMPARE_CODE(f.publish(f.post(s("Hello"))), code);
        // What it cannot be sure of it never calls "not there".
        if (status != 401 && code != ErrorCode::SignInNeeded)
            QVERIFY(!f.find(f.post(s("Hello"))));
    }

    void aThreadAndItsComment()
    {
        MastodonFixture f;
        OutgoingPost post = f.post(s("One"));
        post.options.insert(option::poll, QJsonObject{{s("options"), QJsonArray{s("a"), s("b")}}});
        const auto root = f.publish(post);
        VERIFY_DONE(root);
        OutgoingPost part = f.post(s("Two"));
        part.recordKey = f.connector.chainKey(post.recordKey, 1);
        part.options = post.options; // a poll belongs to the post
        part.answers = Answered{root->remoteId, root->remoteId};
        const auto second = f.publish(part);
        VERIFY_DONE(second);
        QCOMPARE(field(f.server.statuses().at(1), "in_reply_to_id"), root->remoteId);
        QVERIFY(!sent(f.server, "POST /api/v1/statuses").contains(s("poll")));
        const auto found = f.find(part);
        VERIFY_DONE(found);
        QCOMPARE((*found)->remoteId, second->remoteId);
        // The same words at another place of the thread are another post.
        OutgoingPost other = part;
        other.answers = Answered{root->remoteId, second->remoteId};
        QVERIFY(!f.find(other)->has_value());
        f.server.removeStatus(second->remoteId);
        const auto refused = f.publish(other);
        COMPARE_CODE(refused, ErrorCode::Refused);
        QVERIFY(refused.error().what.contains(s("answers")));
    }

    void aPartIsAttachedToWhatAPersonFound()
    {
        MastodonFixture f;
        const auto root = f.publish(f.post(s("One")));
        VERIFY_DONE(root);
        OutgoingPost part = f.post(s("Two"));
        part.recordKey = f.connector.chainKey(part.recordKey, 1);
        part.answers = Answered{{}, {}, root->url};
        const auto second = f.publish(part);
        VERIFY_DONE(second);
        QCOMPARE(field(f.server.statuses().at(1), "in_reply_to_id"), root->remoteId);
        const auto found = f.find(part);
        VERIFY_DONE(found);
        QCOMPARE((*found)->remoteId, second->remoteId);

        // Neither below what is not there, nor below what another has written.
        part.answers->parentUrl = QUrl(s("https://elsewhere.example/@bob/1"));
        COMPARE_CODE(f.publish(part), ErrorCode::InvalidInput);
        COMPARE_CODE(f.find(part), ErrorCode::InvalidInput);
        part.answers->parentUrl = root->url;
        f.server.setAuthor(root->remoteId, s("99"));
        COMPARE_CODE(f.publish(part), ErrorCode::InvalidInput);
        QCOMPARE(f.server.statuses().size(), size_t(2));
    }

    void quotesWhereTheServerKnowsThem()
    {
        MastodonFixture f;
        const QString quoted = f.server.addStatus(s("Worth quoting"), f.clock.now());
        OutgoingPost post = f.post(s("Look"));
        post.options.insert(option::quote, f.server.url().toString() + s("/@alice/") + quoted);
        VERIFY_DONE(f.publish(post));
        QCOMPARE(field(f.server.statuses().at(1), "quoted"), quoted);
        post.options.insert(option::quote, s("https://elsewhere.example/@bob/1"));
        COMPARE_CODE(f.publish(post), ErrorCode::InvalidInput);
        f.account.options.insert(fact::apiVersion, 6);
        const auto old = f.publish(post);
        COMPARE_CODE(old, ErrorCode::InvalidInput);
        QVERIFY(old.error().why.contains(s("quotes")));
    }

    // Changing -------------------------------------------------------------------------------------------

    void editsAndTellsThatItDid()
    {
        MastodonFixture f;
        OutgoingPost post = f.post(s("Bred at eight"));
        post.media = {f.file("a.png", "image/png")};
        const auto published = f.publish(post);
        f.clock.advance(1min);
        post.text = s("Bread at eight");
        post.options.insert(option::contentWarning, s("food"));
        const auto edited = await(f.connector.edit(f.account, published->remoteId, post, {}, {}));
        VERIFY_DONE(edited);
        QCOMPARE(edited->remoteId, published->remoteId);
        QVERIFY(edited->revision != published->revision);
        QCOMPARE(edited->at, published->at);
        QCOMPARE(f.server.statuses().size(), size_t(1));
        QCOMPARE(field(f.server.statuses().at(0), "spoiler_text"), s("food"));
        QCOMPARE(f.server.statuses().at(0).value(s("media_attachments")).toArray().size(), 1);
        f.server.removeStatus(published->remoteId);
        COMPARE_CODE(await(f.connector.edit(f.account, published->remoteId, post, {}, {})),
                     ErrorCode::NotFound);
    }

    void anEditedPollKeepsItsEnd()
    {
        MastodonFixture f;
        OutgoingPost post = f.post(s("Wich one?"));
        post.options.insert(option::poll, QJsonObject{{s("options"), QJsonArray{s("Rye"), s("Spelt")}},
                                                      {s("seconds"), 7200}});
        const auto published = f.publish(post);
        const QString ends = field(f.server.statuses().at(0).value(s("poll")).toObject(), "expires_at");
        f.clock.advance(10min);
        post.text = s("Which one?");
        VERIFY_DONE(await(f.connector.edit(f.account, published->remoteId, post, {}, {})));
        QCOMPARE(field(f.server.statuses().at(0).value(s("poll")).toObject(), "expires_at"), ends);
    }

    void anEditedPollKeepsItsVotes()
    {
        MastodonFixture f;
        OutgoingPost post = f.post(s("Wich one?"));
        // With a space that the server takes off.
        post.options.insert(option::poll, QJsonObject{{s("options"), QJsonArray{s("Rye "), s("Spelt")}},
                                                      {s("seconds"), 7200}});
        const auto published = f.publish(post);
        VERIFY_DONE(published);
        const auto votes = [&f] {
            const QJsonObject poll = f.server.statuses().at(0).value(s("poll")).toObject();
            return poll.value(s("options")).toArray().at(0).toObject().value(s("votes_count")).toInt();
        };
        f.server.vote(published->remoteId, 0);
        QCOMPARE(votes(), 1);
        post.text = s("Which one?");
        VERIFY_DONE(await(f.connector.edit(f.account, published->remoteId, post, {}, {})));
        QCOMPARE(votes(), 1);
        // That the fake can throw them away.
        QJsonObject vague = f.server.requests().last().json;
        QJsonObject poll = vague.take(s("poll")).toObject();
        poll.remove(s("multiple"));
        vague.insert(s("poll"), poll);
        net::HttpRequest put = net::HttpRequest::postJson(
            f.server.url().resolved(QUrl(s("/api/v1/statuses/") + published->remoteId)), vague,
            net::Purpose::EditPost);
        put.method = net::HttpMethod::Put;
        put.setBearer(f.server.issueToken(s("write")));
        QCOMPARE(await(f.http.send(put))->status, 200);
        QCOMPARE(votes(), 0);
    }

    void aPollThatIsOverIsNotOpenedAgain()
    {
        MastodonFixture f;
        OutgoingPost post = f.post(s("Wich one?"));
        post.options.insert(option::poll, QJsonObject{{s("options"), QJsonArray{s("Rye"), s("Spelt")}},
                                                      {s("seconds"), 3600}});
        const auto published = f.publish(post);
        VERIFY_DONE(published);
        f.clock.advance(2h);
        post.text = s("Which one?");
        COMPARE_CODE(await(f.connector.edit(f.account, published->remoteId, post, {}, {})),
                     ErrorCode::NotAllowed);
        QVERIFY(f.server.calls().filter(s("PUT ")).isEmpty());
    }

    void deletesWhatIsThere()
    {
        MastodonFixture f;
        const auto published = f.publish(f.post(s("Hello")));
        VERIFY_DONE(await(f.connector.remove(f.account, published->remoteId, {})));
        QVERIFY(f.server.statuses().empty());
        VERIFY_DONE(
            await(f.connector.remove(f.account, published->remoteId, {}))); // it is not there any more
    }

    void aServerThatDeletesNothingIsNotBelieved()
    {
        MastodonFixture f;
        const auto published = f.publish(f.post(s("Hello")));
        f.server.instead = [](const MastodonFake::Request &request) -> std::optional<MastodonFake::Answer> {
            if (request.method != "DELETE")
                return std::nullopt;
            return MastodonFake::Answer{404, R"({"error":"Record not found"})"};
        };
        COMPARE_CODE(await(f.connector.remove(f.account, published->remoteId, {})), ErrorCode::Refused);
    }

    void idsThatAreNoIdsGoNowhere()
    {
        MastodonFixture f;
        COMPARE_CODE(await(f.connector.edit(f.account, s("../accounts"), f.post(s("x")), {}, {})),
                     ErrorCode::NotFound);
        VERIFY_DONE(await(f.connector.remove(f.account, s("1/../2"), {})));
        QVERIFY(f.server.requests().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMastodonPosting)
#include "tst_mastodon_posting.moc"
