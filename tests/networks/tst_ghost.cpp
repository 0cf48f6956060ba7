// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Ghost without a line: what is written there, and what is made of each answer.
#include "networks/ghost_fixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;

class TestGhost : public QObject, private GhostFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { open(); }

    void keysAsPeoplePasteThem()
    {
        QCOMPARE(ghostKey(QStringLiteral(" ") + keyText.toUpper() + u'\n')->id, keyText.left(24));
        QVERIFY(ghostKey(QStringLiteral("6be7ddcca3e14ce589c5358ef8"))
                    .error()
                    .why.contains(QStringLiteral("Content API key")));
        for (const QString &wrong : {QString(), QStringLiteral("x"), keyText.chopped(1), keyText + u'a',
                                     QString(keyText).replace(u':', u' ')})
            QCOMPARE(ghostKey(wrong).error().code, ErrorCode::InvalidInput);
        QVERIFY(!ghostKey(keyText.chopped(1)).error().sentence().contains(QStringLiteral("aaaa")));
    }

    void addressesAsPeoplePasteThem_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("places");
        QTest::newRow("bare") << "example.org"
                              << "https://example.org";
        QTest::newRow("panel") << "https://example.org/blog/ghost/#/posts"
                               << "https://example.org/blog https://example.org";
        QTest::newRow("interface") << "https://example.org/ghost/api/admin/"
                                   << "https://example.org";
        QTest::newRow("a post") << "https://example.org/blog/my-ghost/?ref=x"
                                << "https://example.org/blog/my-ghost https://example.org/blog "
                                   "https://example.org";
        QTest::newRow("unprotected") << "http://example.org/"
                                     << "https://example.org";
        QTest::newRow("here") << "http://localhost:2368"
                              << "http://localhost:2368";
        QTest::newRow("none") << "ftp://example.org"
                              << "";
    }
    void addressesAsPeoplePasteThem()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, places);
        QStringList found;
        for (const QUrl &place : ghostPlaces(QUrl(typed)).value_or(QList<QUrl>()))
            found << place.toString();
        QCOMPARE(found.join(u' '), places);
    }

    void recordKeysStayWhatTheyAreInAFilter()
    {
        const QString one = ghostRecordKey(m_clock->now());
        QVERIFY(isGhostRecordKey(one));
        QVERIFY(one != ghostRecordKey(m_clock->now()));
        QVERIFY(!isGhostRecordKey(QStringLiteral("a'+status:draft")));
        QVERIFY(!isGhostRecordKey({}));
        m_post.recordKey = QStringLiteral("a'+status:draft");
        QCOMPARE(await(m_connector->find(account(), m_post, {})).error().code, ErrorCode::InvalidInput);
        QVERIFY(m_http->requests.empty());
    }

    void theContentOfAPost()
    {
        m_post.options = {
            {QString(option::excerpt), QStringLiteral(" In short ")},
            {QString(option::slug), QStringLiteral("olive-oil")},
            {QString(option::tags), QJsonArray{QStringLiteral("#Oil"), QStringLiteral("Shop news"),
                                               QStringLiteral(", "), QStringLiteral(" ")}}};
        m_post.media = {picture("one"), picture("two")};
        const GhostArticle article = ghostArticle(m_post).value();
        QCOMPARE(article.title, QStringLiteral("Olives"));
        QVERIFY(article.firstIsFeature);
        const QJsonObject content = ghostContent(m_post, article, uploaded(), false);
        const QString html = content[QLatin1StringView("html")].toString();
        QVERIFY(html.contains(QStringLiteral("New <strong>oil</strong> is there. #oil")));
        QVERIFY(!html.contains(QStringLiteral("one.jpg")));
        QVERIFY(html.contains(QStringLiteral("two.jpg")));
        QCOMPARE(content[QLatin1StringView("feature_image")].toString(),
                 QStringLiteral("https://example.org/content/one.jpg"));
        QCOMPARE(content[QLatin1StringView("feature_image_alt")].toString(), QStringLiteral("Alt one"));
        QCOMPARE(content[QLatin1StringView("custom_excerpt")].toString(), QStringLiteral("In short"));
        QCOMPARE(content[QLatin1StringView("slug")].toString(), QStringLiteral("olive-oil"));
        QCOMPARE(QJsonDocument(content[QLatin1StringView("tags")].toArray()).toJson(QJsonDocument::Compact),
                 QByteArray(R"([{"name":"Oil"},{"name":"Shop news"}])"));
    }

    void codeAndAnchorsAreNoTags()
    {
        m_post.text = QStringLiteral("Olives\n\n`#fff` [setup](#setup) #oil\n\n```\n#include <a>\n```");
        m_post.options = {};
        const GhostArticle article = ghostArticle(m_post).value();
        const QJsonArray tags = ghostContent(m_post, article, {}, false)[QLatin1StringView("tags")].toArray();
        QCOMPARE(tags, QJsonArray{QJsonObject({{QStringLiteral("name"), QStringLiteral("oil")}})});
    }

    void thePictureStandsInTheTextWhereThatIsWanted()
    {
        m_post.media = {picture("one"), picture("two")};
        m_post.options = {{QString(option::featured), false}};
        GhostArticle article = ghostArticle(m_post).value();
        QVERIFY(!article.firstIsFeature);
        QVERIFY(
            ghostContent(m_post, article, uploaded(), false)[QLatin1StringView("html")].toString().contains(
                QStringLiteral("one.jpg")));
        m_post.options = {};
        m_post.text += QStringLiteral("\n\n![The *press*](1)\n\nMore");
        article = ghostArticle(m_post).value();
        QVERIFY(!article.firstIsFeature);
        const QJsonObject content = ghostContent(m_post, article, uploaded(), true);
        const QString html = content[QLatin1StringView("html")].toString();
        QVERIFY(html.contains(QStringLiteral("<figcaption>The <em>press</em></figcaption>")));
        QVERIFY(content[QLatin1StringView("feature_image")].isNull());
        QVERIFY(content[QLatin1StringView("custom_excerpt")].isNull());
        QVERIFY(!content.contains(QLatin1StringView("slug")));
    }

    void whatCannotBePostedNeverLeaves()
    {
        OutgoingPost post = m_post;
        post.text.clear();
        QCOMPARE(await(m_connector->publish(account(), post, {}, {})).error().code, ErrorCode::InvalidInput);
        post = m_post;
        post.media = {picture("one")};
        post.media.front().mimeType = QStringLiteral("video/mp4");
        QCOMPARE(await(m_connector->publish(account(), post, {}, {})).error().code, ErrorCode::InvalidInput);
        QVERIFY(m_http->requests.empty());
    }

    void publishesInOneCallWithoutALetter()
    {
        m_http->answer(200, posts({}));
        m_http->answer(201, posts({standing("published")}));
        const auto published = await(m_connector->publish(account(), m_post, {}, {}));
        QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
        QCOMPARE(published->remoteId, postId);
        QCOMPARE(published->url.toString(), QStringLiteral("https://example.org/olives/"));
        QCOMPARE(published->revision, QStringLiteral("2026-11-19T11:42:00.000Z"));
        QCOMPARE(published->at->toIso(), atDue);
        QCOMPARE(m_http->calls(), (QStringList{QStringLiteral("GET /blog/ghost/api/admin/posts/"),
                                               QStringLiteral("POST /blog/ghost/api/admin/posts/")}));
        QCOMPARE(query(0, "filter"), QStringLiteral("custom_template:'hatstand-abc-123'"));
        QCOMPARE(query(1, "source"), QStringLiteral("html"));
        QCOMPARE(query(1, "newsletter"), QString());
        const QJsonObject sent = sentPost(1);
        QCOMPARE(sent[QLatin1StringView("custom_template")].toString(), key);
        QCOMPARE(sent[QLatin1StringView("status")].toString(), QStringLiteral("published"));
        QVERIFY(!sent.contains(QLatin1StringView("published_at")));
        const QJsonObject token = claims(m_http->requests[1]);
        const qint64 now = m_clock->now().milliseconds() / 1000;
        QCOMPARE(token[QLatin1StringView("aud")].toString(), QStringLiteral("/admin/"));
        QVERIFY(token[QLatin1StringView("iat")].toInteger() <= now);
        QVERIFY(token[QLatin1StringView("exp")].toInteger() > now + 60);
        QCOMPARE(token[QLatin1StringView("exp")].toInteger() - token[QLatin1StringView("iat")].toInteger(),
                 300);
    }

    void aLetterGoesOutOnlyWhenItIsAskedFor()
    {
        m_post.options = {{QString(option::newsletter), QStringLiteral("weekly")}};
        m_http->answer(200, posts({}));
        m_http->answer(200, letters());
        m_http->answer(201, posts({standing("draft")}));
        m_http->answer(200, posts({standing("published")}));
        QVERIFY(await(m_connector->publish(account(), m_post, {}, {})));
        QCOMPARE(sentPost(2)[QLatin1StringView("status")].toString(), QStringLiteral("draft"));
        QCOMPARE(query(2, "newsletter"), QString());
        QCOMPARE(query(3, "newsletter"), QStringLiteral("weekly"));
        QCOMPARE(sentPost(3),
                 (QJsonObject{{QStringLiteral("status"), QStringLiteral("published")},
                              {QStringLiteral("updated_at"), QStringLiteral("2026-11-19T11:42:00.000Z")}}));
    }

    void aLetterThatIsNotThereStopsBeforeAnythingIsMade()
    {
        m_post.options = {{QString(option::newsletter), QStringLiteral("daily")}};
        m_http->answer(200, posts({}));
        m_http->answer(200, letters());
        const auto refused = await(m_connector->publish(account(), m_post, {}, {}));
        QCOMPARE(refused.error().code, ErrorCode::Refused);
        QVERIFY(refused.error().why.contains(QStringLiteral("weekly")));
        QCOMPARE(m_http->requests.size(), 2U);
    }

    void aRepeatGoesOnWithWhatStandsThere()
    {
        m_http->answer(200, posts({standing("published")}));
        QCOMPARE(await(m_connector->publish(account(), m_post, {}, {}))->remoteId, postId);
        QCOMPARE(m_http->requests.size(), 1U);
        // A letter whose first step had arrived; a copy of it that somebody made counts for nothing.
        m_post.options = {{QString(option::newsletter), QStringLiteral("weekly")}};
        QJsonObject copy = standing("draft");
        copy[QLatin1StringView("id")] = QString(24, u'f');
        copy[QLatin1StringView("created_at")] = QStringLiteral("2026-11-19T11:30:00.000Z");
        m_http->answer(200, posts({copy, standing("draft")}));
        m_http->answer(200, letters());
        m_http->answer(200, posts({standing("draft")})); // how it looks
        m_http->answer(200, posts({standing("published")}));
        QVERIFY(await(m_connector->publish(account(), m_post, {}, {})));
        QCOMPARE(m_http->calls().last(), QStringLiteral("PUT /blog/ghost/api/admin/posts/%1/").arg(postId));
        QCOMPARE(query(4, "newsletter"), QStringLiteral("weekly"));
    }

    void aRefusedSecondStepLeavesNothingBehind()
    {
        m_post.options = {{QString(option::newsletter), QStringLiteral("weekly")}};
        m_http->answer(200, posts({}));
        m_http->answer(200, letters());
        m_http->answer(201, posts({standing("draft")}));
        m_http->answer(403, refusal("HostLimitError", "Your plan sends no more letters."));
        m_http->answer(204, QByteArray());
        const auto refused = await(m_connector->publish(account(), m_post, {}, {}));
        QCOMPARE(refused.error().code, ErrorCode::Refused);
        QVERIFY(refused.error().why.contains(QStringLiteral("no more letters")));
        QCOMPARE(m_http->calls().last(),
                 QStringLiteral("DELETE /blog/ghost/api/admin/posts/%1/").arg(postId));
    }

    void findsWhatIsThere_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QJsonObject>("options");
        QTest::addColumn<bool>("there");
        const QJsonObject letter{{QString(option::newsletter), QStringLiteral("weekly")}};
        const QJsonObject draft{{QString(option::status), QStringLiteral("draft")}};
        QTest::newRow("published") << QByteArray("published") << QJsonObject() << true;
        QTest::newRow("sent as a letter only") << QByteArray("sent") << letter << true;
        QTest::newRow("a draft that was wanted") << QByteArray("draft") << draft << true;
        QTest::newRow("unpublished by somebody") << QByteArray("draft") << QJsonObject() << true;
        QTest::newRow("the first step of a letter") << QByteArray("draft") << letter << false;
        QTest::newRow("still waiting") << QByteArray("scheduled") << QJsonObject() << false;
        QTest::newRow("nothing") << QByteArray() << QJsonObject() << false;
    }
    void findsWhatIsThere()
    {
        QFETCH(const QByteArray, status);
        QFETCH(const QJsonObject, options);
        QFETCH(const bool, there);
        m_post.options = options;
        m_http->answer(200, status.isEmpty() ? posts({}) : posts({standing(status.constData())}));
        const auto found = await(m_connector->find(account(), m_post, {}));
        QVERIFY2(found, found ? "" : qPrintable(found.error().sentence()));
        QCOMPARE(found->has_value(), there);
    }

    void answersByTheRuleOfWhatMayHaveArrived_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorCode>("code");
        const auto json = [](const QJsonObject &object) { return QJsonDocument(object).toJson(); };
        QTest::newRow("key deleted") << 401
                                     << json(refusal("UnauthorizedError", "Unknown Admin API Key", nullptr,
                                                     "UNKNOWN_ADMIN_API_KEY"))
                                     << ErrorCode::SignInNeeded;
        QTest::newRow("old token") << 401
                                   << json(refusal("UnauthorizedError", "Invalid token: jwt expired", nullptr,
                                                   "INVALID_JWT"))
                                   << ErrorCode::SignInNeeded;
        QTest::newRow("no permission")
            << 403 << json(refusal("NoPermissionError", "You do not have permission")) << ErrorCode::Refused;
        QTest::newRow("validation") << 422
                                    << json(refusal("ValidationError", "Validation error",
                                                    "Title is too long"))
                                    << ErrorCode::Refused;
        QTest::newRow("collision") << 409
                                   << json(refusal("UpdateCollisionError", "Saving failed!", nullptr,
                                                   "UPDATE_COLLISION"))
                                   << ErrorCode::Conflict;
        QTest::newRow("too often") << 429 << json(refusal("TooManyRequestsError", "Too many"))
                                   << ErrorCode::RateLimited;
        QTest::newRow("maintenance") << 503 << json(refusal("MaintenanceError", "Site is starting up"))
                                     << ErrorCode::RateLimited;
        QTest::newRow("broken") << 500 << json(refusal("InternalServerError", "Oops"))
                                << ErrorCode::ServerTrouble;
        QTest::newRow("a proxy's") << 502 << QByteArray("<html>") << ErrorCode::ServerTrouble;
        QTest::newRow("too large") << 413 << QByteArray("<html>") << ErrorCode::TooLarge;
        QTest::newRow("forbidden by something else") << 403 << QByteArray("<html>") << ErrorCode::BadAnswer;
        QTest::newRow("moved") << 301 << QByteArray() << ErrorCode::BadAnswer;
        QTest::newRow("no Ghost there any more") << 404 << QByteArray("<html>") << ErrorCode::BadAnswer;
        QTest::newRow("a portal") << 200 << QByteArray("<!DOCTYPE html><p>Welcome") << ErrorCode::BadAnswer;
        QTest::newRow("cut off") << 200 << QByteArray("{\"posts\":[") << ErrorCode::BadAnswer;
        QTest::newRow("something else") << 200 << QByteArray("{}") << ErrorCode::BadAnswer;
        QTest::newRow("no post in it") << 200 << QByteArray("{\"posts\":[{}]}") << ErrorCode::BadAnswer;
    }
    void answersByTheRuleOfWhatMayHaveArrived()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const ErrorCode, code);
        m_http->answer(status, body);
        const auto found = await(m_connector->find(account(), m_post, {}));
        QVERIFY(!found);
        QCOMPARE(found.error().code, code);
        m_http->answer(200, posts({}));
        m_http->answer(status, body);
        const auto published = await(m_connector->publish(account(), m_post, {}, {}));
        QVERIFY(!published);
        QCOMPARE(published.error().code, code);
        QVERIFY(!published.error().sentence().contains(keyText));
        // Ghost's own words are passed on.
        if (status == 422)
            QVERIFY(published.error().why.contains(QStringLiteral("Title is too long")));
    }

    void aBrokenLineIsPassedOnAsItIs()
    {
        for (const auto code : {ErrorCode::TimedOut, ErrorCode::ConnectionLost, ErrorCode::Offline,
                                ErrorCode::InsecureConnection}) {
            m_http->breakLine(code);
            QCOMPARE(await(m_connector->find(account(), m_post, {})).error().code, code);
        }
        m_http->answer(200, posts({}));
        m_http->breakLine(ErrorCode::TooLarge);
        QCOMPARE(await(m_connector->publish(account(), m_post, {}, {})).error().code, ErrorCode::BadAnswer);
    }

    void aWrongClockIsMadeUpFor()
    {
        const Instant there = m_clock->now() - std::chrono::hours(3);
        answerAt(401, refusal("UnauthorizedError", "jwt expired", nullptr, "INVALID_JWT"), there);
        answerAt(200, posts({}), there);
        QVERIFY(await(m_connector->find(account(), m_post, {})));
        QCOMPARE(claims(m_http->requests[1])[QLatin1StringView("iat")].toInteger(),
                 there.milliseconds() / 1000 - 30);
        // A key that is refused for another reason is tried once.
        answerAt(401, refusal("UnauthorizedError", "invalid signature", nullptr, "INVALID_JWT"), there);
        const auto refused = await(m_connector->find(account(), m_post, {}));
        QCOMPARE(refused.error().code, ErrorCode::SignInNeeded);
        QVERIFY(refused.error().why.contains(QStringLiteral("ahead of the server's")));
        QCOMPARE(m_http->requests.size(), 3U);
    }

    void picturesAreStreamedOnceAndKnownAgain()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.jpg"));
        QVERIFY(writeFile(path, QByteArray("picture")));
        m_post.media = {picture("one")};
        m_post.media.front().filePath = path;
        m_post.media.front().byteCount = 7;
        const QString name = ghostImageName(m_post.media.front());
        QVERIFY(name.endsWith(QStringLiteral(".jpg")));
        const QString address = QStringLiteral("https://example.org/blog/content/images/2026/11/") +
                                QString(name).replace(u'.', QStringLiteral("-1."));
        const QJsonObject image{
            {QStringLiteral("images"),
             QJsonArray{QJsonObject{{QStringLiteral("url"), address}, {QStringLiteral("ref"), name}}}}};
        m_http->answer(200, posts({}));
        m_http->answer(201, image);
        m_http->answer(201, posts({standing("published")}));
        QVERIFY(await(m_connector->publish(account(), m_post, {}, {})));
        const net::HttpRequest &upload = m_http->requests[1];
        QVERIFY(upload.url.path().endsWith(QStringLiteral("/images/upload/")));
        QCOMPARE(upload.body.pieces().size(), 3);
        QCOMPARE(upload.body.pieces()[1].filePath, path);
        const QByteArray boundary = upload.contentType.mid(upload.contentType.indexOf('=') + 1);
        QVERIFY(upload.body.pieces()[0].bytes.startsWith("--" + boundary));
        QCOMPARE(upload.body.pieces()[2].bytes, "\r\n--" + boundary + "--\r\n");
        QCOMPARE(sentPost(2)[QLatin1StringView("feature_image")].toString(), address);
        // An edit does not upload it again.
        QJsonObject shown = standing("published");
        shown[QLatin1StringView("feature_image")] = address;
        m_http->answer(200, posts({standing("published")}));
        m_http->answer(200, posts({shown}));
        m_http->answer(200, posts({standing("published")}));
        QVERIFY(await(m_connector->edit(account(), postId, m_post, {}, {})));
        QCOMPARE(sentPost(5)[QLatin1StringView("feature_image")].toString(), address);
        QCOMPARE(sentPost(5)[QLatin1StringView("updated_at")].toString(),
                 QStringLiteral("2026-11-19T11:42:00.000Z"));
        // A file that is gone is told before anything is made.
        QVERIFY(QFile::remove(path));
        m_http->answer(200, posts({}));
        QCOMPARE(await(m_connector->publish(account(), m_post, {}, {})).error().code,
                 ErrorCode::StorageMissing);
    }

    void handsOverAndFollows()
    {
        QVERIFY(m_connector->takes(m_post));
        OutgoingPost draft = m_post;
        draft.options = {{QString(option::status), QStringLiteral("draft")}};
        QVERIFY(!m_connector->takes(draft));
        m_http->answer(200, posts({}));
        m_http->answer(201, posts({standing("scheduled")}));
        const auto over = await(m_connector->handOver(account(), m_post, due(), {}, {}));
        QVERIFY2(over, over ? "" : qPrintable(over.error().sentence()));
        QCOMPARE(over->where, HandedOver::Where::Waiting);
        QCOMPARE(over->at, due());
        QCOMPARE(sentPost(1)[QLatin1StringView("status")].toString(), QStringLiteral("scheduled"));
        QCOMPARE(sentPost(1)[QLatin1StringView("published_at")].toString(), atDue);
        // Again: it waits already. For another time: that one is changed.
        m_http->answer(200, posts({standing("scheduled")}));
        QVERIFY(await(m_connector->handOver(account(), m_post, due() + Milliseconds(300), {}, {})));
        QCOMPARE(m_http->requests.size(), 3U);
        m_http->answer(200, posts({standing("scheduled")}));
        m_http->answer(200, posts({standing("scheduled")}));
        m_http->answer(200, posts({standing("scheduled", QStringLiteral("2026-11-19T13:42:00.000Z"))}));
        QVERIFY(await(m_connector->handOver(account(), m_post, due() + std::chrono::hours(1), {}, {})));
        QCOMPARE(m_http->calls().last(), QStringLiteral("PUT /blog/ghost/api/admin/posts/%1/").arg(postId));

        m_http->answer(200, posts({standing("published")}));
        QCOMPARE(await(m_connector->standing(account(), postId, m_post, {}))->value().where,
                 HandedOver::Where::Published);
        QCOMPARE(m_http->requests.back().url.path(),
                 QStringLiteral("/blog/ghost/api/admin/posts/%1/").arg(postId));
        m_http->answer(404, refusal("NotFoundError", "Resource not found"));
        QVERIFY(!await(m_connector->standing(account(), postId, m_post, {}))->has_value());
        m_http->answer(404, QByteArray("<html>"));
        QVERIFY(!await(m_connector->standing(account(), postId, m_post, {})));
        m_http->answer(200, posts({}));
        QVERIFY(!await(m_connector->standing(account(), {}, m_post, {}))->has_value());
        QVERIFY(!query(m_http->requests.size() - 1, "filter").isEmpty());
    }

    void takesBackWhatWaitsAndNothingElse()
    {
        m_http->answer(200, posts({standing("scheduled")}));
        m_http->answer(200, posts({standing("draft")}));
        m_http->answer(204, QByteArray());
        const auto taken = await(m_connector->takeBack(account(), postId, m_post, {}));
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().sentence()));
        QVERIFY(!taken->has_value());
        QCOMPARE(sentPost(1)[QLatin1StringView("status")].toString(), QStringLiteral("draft"));
        // It becomes public in this instant: nothing is deleted.
        m_http->answer(200, posts({standing("scheduled")}));
        m_http->answer(409, refusal("UpdateCollisionError", "Saving failed!", nullptr, "UPDATE_COLLISION"));
        m_http->answer(200, posts({standing("published")}));
        const auto late = await(m_connector->takeBack(account(), postId, m_post, {}));
        QCOMPARE(late->value().where, HandedOver::Where::Published);
        QCOMPARE(m_http->calls().filter(QStringLiteral("DELETE")).size(), 1);
        // Nor is what somebody has made a draft.
        m_http->answer(200, posts({standing("draft")}));
        QVERIFY(!await(m_connector->takeBack(account(), {}, m_post, {}))->has_value());
        QCOMPARE(m_http->calls().filter(QStringLiteral("DELETE")).size(), 1);
        m_http->answer(200, posts({standing("scheduled")}));
        m_http->answer(500, QByteArray());
        QCOMPARE(await(m_connector->takeBack(account(), postId, m_post, {})).error().code,
                 ErrorCode::ServerTrouble);
    }

    void editsAndDeletes()
    {
        m_http->answer(404, refusal("NotFoundError", "Resource not found"));
        QCOMPARE(await(m_connector->edit(account(), postId, m_post, {}, {})).error().code,
                 ErrorCode::NotFound);
        m_http->answer(200, posts({standing("published")}));
        m_http->answer(200, posts({standing("published")}));
        m_http->answer(409, refusal("UpdateCollisionError", "Saving failed!", nullptr, "UPDATE_COLLISION"));
        QCOMPARE(await(m_connector->edit(account(), postId, m_post, {}, {})).error().code,
                 ErrorCode::Conflict);
        QVERIFY(!sentPost(3).contains(QLatin1StringView("status")));
        QVERIFY(!sentPost(3).contains(QLatin1StringView("custom_template")));
        m_http->answer(204, QByteArray());
        QVERIFY(await(m_connector->remove(account(), postId, {})));
        m_http->answer(404, refusal("NotFoundError", "Resource not found"));
        QVERIFY(await(m_connector->remove(account(), postId, {})));
        m_http->answer(404, QByteArray("<html>"));
        QVERIFY(!await(m_connector->remove(account(), postId, {})));
        const size_t asked = m_http->requests.size();
        QVERIFY(await(m_connector->remove(account(), QStringLiteral("../site"), {})));
        QCOMPARE(m_http->requests.size(), asked);
    }

    void stopsTalkingWhenItGoes()
    {
        const auto client = std::make_shared<GhostClient>(*m_http, *m_clock);
        client->close();
        QCOMPARE(await(client->call({}, {}, {})).error().code, ErrorCode::Cancelled);
        QVERIFY(m_http->requests.empty());
    }
};

QTEST_GUILESS_MAIN(TestGhost)
#include "tst_ghost.moc"
