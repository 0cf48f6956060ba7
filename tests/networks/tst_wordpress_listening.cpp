// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The comments of a site arrive once, and what becomes of them there is noticed.
#include "net/json.h"
#include "networks/wordpress/wordpress_client.h"
#include "networks/wordpress/wordpress_comment_reading.h"
#include "networks/wordpress/wordpress_connector.h"
#include "networks/wordpress/wordpress_records.h"
#include "support/await.h"
#include "support/memory_credentials.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrlQuery>

#include <algorithm>
#include <functional>
#include <map>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

namespace
{
const Instant now = Instant::fromMilliseconds(1'796'000'000'000);
const Instant longAgo = now - std::chrono::hours(24 * 30);

/// The comments of a site, as WordPress gives them, without a line.
class FakeSite final : public net::HttpSender
{
public:
    enum class Role { Editor, Author, Reader };
    Role role = Role::Editor;
    std::map<qint64, QJsonObject> comments;
    bool saysTotal = true;
    std::function<std::optional<Result<net::HttpResponse>>(const net::HttpRequest &)> instead;
    std::vector<net::HttpRequest> requests;

    void add(qint64 id, const QString &status = u"approved"_s, qint64 parent = 0, qint64 author = 0,
             Instant at = now)
    {
        comments[id] = {{u"id"_s, id},
                        {u"post"_s, 5},
                        {u"parent"_s, parent},
                        {u"author"_s, author},
                        {u"author_name"_s, author > 0 ? u"admin"_s : u"Anna &amp; Co"_s},
                        {u"author_email"_s, u"anna@example.test"_s},
                        {u"author_url"_s, QString()},
                        {u"date_gmt"_s, wordPressTime(at)},
                        {u"content"_s, QJsonObject{{u"rendered"_s, u"<p>Words %1</p>"_s.arg(id)}}},
                        {u"link"_s, u"https://blog.example/rye/#comment-%1"_s.arg(id)},
                        {u"status"_s, status},
                        {u"type"_s, u"comment"_s}};
    }
    void become(qint64 id, const QString &status) { comments[id].insert(u"status"_s, status); }

    QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request, CancelToken) override
    {
        requests.push_back(request);
        if (instead) {
            if (auto other = instead(request))
                co_return *other;
        }
        co_return answer(request);
    }
    static net::HttpResponse json(int status, const QByteArray &body)
    {
        net::HttpResponse response;
        response.status = status;
        response.body = body;
        response.headers = {{"Content-Type", "application/json"}};
        return response;
    }
    static net::HttpResponse refusal(int status, const QString &code)
    {
        return json(status, QJsonDocument(QJsonObject{{u"code"_s, code}, {u"message"_s, u"No"_s}}).toJson());
    }

private:
    net::HttpResponse answer(const net::HttpRequest &request)
    {
        const QString route = request.url.path().section(u"/wp/v2/"_s, 1);
        const QUrlQuery query(request.url);
        if (route == u"posts"_s) {
            return json(
                200,
                R"([{"id":5,"link":"https://blog.example/rye/","title":{"rendered":"Rye &#038; oats"}}])");
        }
        if (route == u"comments"_s && request.method == net::HttpMethod::Get)
            return list(query);
        const auto one = comments.find(route.section(u'/', 1).toLongLong());
        if (one == comments.end())
            return refusal(404, u"rest_comment_invalid_id"_s);
        if (request.method == net::HttpMethod::Post) {
            const QJsonObject body = QJsonDocument::fromJson(request.body.pieces().front().bytes).object();
            if (role != Role::Editor)
                return refusal(403, u"rest_cannot_edit"_s);
            if (body[u"status"_s] == one->second[u"status"_s])
                return refusal(500, u"rest_comment_failed_edit"_s);
            become(one->first, body[u"status"_s].toString());
        }
        if (role != Role::Editor && !isPublic(one->second))
            return refusal(403, u"rest_cannot_read"_s);
        return json(200, QJsonDocument(one->second).toJson());
    }
    static bool isPublic(const QJsonObject &comment) { return comment[u"status"_s] == u"approved"_s; }
    net::HttpResponse list(const QUrlQuery &query) const
    {
        const auto value = [&query](const QString &name) {
            return query.queryItemValue(name, QUrl::FullyDecoded);
        };
        if (role != Role::Editor && value(u"context"_s) == u"edit"_s)
            return refusal(403, u"rest_forbidden_context"_s);
        if (role == Role::Reader && query.hasQueryItem(u"status"_s))
            return refusal(403, u"rest_forbidden_param"_s);
        const bool isAll = value(u"status"_s) == u"all"_s && role != Role::Reader;
        QList<QJsonObject> found;
        for (const auto &[id, comment] : comments) {
            const QString status = comment[u"status"_s].toString();
            const auto isIn = [&value](const QString &name, qint64 wanted) {
                return value(name).isEmpty() || value(name).split(u',').contains(QString::number(wanted));
            };
            if ((isPublic(comment) || (isAll && status == u"hold"_s)) && isIn(u"include"_s, id) &&
                isIn(u"parent"_s, comment[u"parent"_s].toInteger()) &&
                comment[u"content"_s][u"rendered"_s].toString().contains(
                    value(u"search"_s).replace(u'+', u' ')))
                found.prepend(comment);
        }
        if (value(u"order"_s) == u"asc"_s)
            std::reverse(found.begin(), found.end());
        const qsizetype total = found.size();
        found = found.mid(value(u"offset"_s).toLongLong(), value(u"per_page"_s).toLongLong());
        QJsonArray page;
        for (QJsonObject comment : std::as_const(found)) {
            if (value(u"context"_s) != u"edit"_s)
                comment.remove(u"author_email"_s);
            page.append(comment);
        }
        net::HttpResponse response = json(200, QJsonDocument(page).toJson());
        if (saysTotal)
            response.headers.append(net::HttpHeader{"X-WP-Total", QByteArray::number(total)});
        return response;
    }
};
} // namespace

class TestWordPressListening : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_site = std::make_unique<FakeSite>();
        m_credentials = std::make_unique<MemoryCredentials>();
        m_credentials->secrets.insert(
            u"a"_s, toText({QUrl(u"https://blog.example/wp-json/"_s), u"admin"_s, u"abcd"_s}));
        m_connector = std::make_unique<WordPressConnector>(*m_site, *m_credentials);
        m_account.accountKey = u"a"_s;
        m_account.remoteId = u"7"_s;
        m_cursor.clear();
        m_gone.clear();
        m_error.reset();
    }

    void tellsWhoSaidWhatBelowWhichArticle()
    {
        m_site->add(11);
        m_site->add(12, u"hold"_s, 11);
        m_site->add(13, u"approved"_s, 12, 7);
        const auto all = hearAll();
        QCOMPARE(ids(all), QStringList({u"comment-13"_s, u"comment-12"_s, u"comment-11"_s}));
        const IncomingMessage &first = all[2];
        QCOMPARE(first.channel, Channel::Comment);
        QCOMPARE(first.html, u"<p>Words 11</p>"_s);
        QCOMPARE(first.about, QUrl(u"https://blog.example/rye/"_s));
        QCOMPARE(first.aboutTitle, u"Rye & oats"_s);
        QCOMPARE(first.url, QUrl(u"https://blog.example/rye/#comment-11"_s));
        QCOMPARE(first.from.displayName, u"Anna & Co"_s);
        QVERIFY(first.from.remoteId.startsWith(u"guest-"_s) && !first.from.remoteId.contains(u'@'));
        QCOMPARE(first.at, Instant::fromMilliseconds(now.milliseconds() / 1000 * 1000));
        QVERIFY(first.answersId.isEmpty() && first.rootId.isEmpty() && !first.waitsForApproval);
        QVERIFY(all[1].waitsForApproval);
        QCOMPARE(all[1].answersId, u"comment-11"_s);
        QCOMPARE(all[1].from.remoteId, first.from.remoteId);
        QVERIFY(all[0].isOurs);
        QCOMPARE(all[0].from.remoteId, u"7"_s);
        QCOMPARE(all[0].rootId, u"comment-11"_s);
        QVERIFY(hearAll().empty());
    }

    void aQuietSiteIsAskedOneSmallQuestion()
    {
        for (int id = 1; id <= 350; ++id)
            m_site->add(id);
        QCOMPARE(hearAll().size(), size_t(350));
        const size_t before = m_site->requests.size();
        QVERIFY(hearAll().empty());
        QCOMPARE(m_site->requests.size(), before + 1);
        QVERIFY(!m_site->requests.back().url.query().contains(u"content"_s));
        m_site->add(351);
        QCOMPARE(ids(hearAll()), QStringList(u"comment-351"_s));
    }

    void goesBackNoFurtherThanItIsAskedTo()
    {
        m_site->add(1, u"approved"_s, 0, 0, longAgo - std::chrono::hours(1));
        m_site->add(2);
        QCOMPARE(ids(hearAll()), QStringList(u"comment-2"_s));
        m_site->saysTotal = false;
        QVERIFY(hearAll().empty());
    }

    void nothingIsLostWhenItEndsBetweenTwoPages_data()
    {
        QTest::addColumn<bool>("saysTotal");
        QTest::newRow("says how many") << true;
        QTest::newRow("does not") << false;
    }

    /// Killed after every page, and now and then before what was heard was kept; meanwhile people write, and
    /// somebody deletes.
    void nothingIsLostWhenItEndsBetweenTwoPages()
    {
        QFETCH(const bool, saysTotal);
        m_site->saysTotal = saysTotal;
        qint64 last = 0;
        while (last < 450)
            m_site->add(++last);
        QStringList kept;
        for (int life = 0; life < 120; ++life) {
            if (life < 40) {
                for (int i = 0; i < life % 5 * 9; ++i)
                    m_site->add(++last);
            }
            if (life == 1) {
                for (qint64 id = 300; id < 420; ++id) // far more than pages overlap
                    m_site->comments.erase(id);
            }
            const auto heard = await(m_connector->listen(m_account, m_cursor, longAgo, {}));
            QVERIFY(heard);
            if (life % 3 == 2)
                continue;
            m_cursor = heard->cursor;
            kept << ids(heard->messages);
        }
        const QSet<QString> different(kept.begin(), kept.end());
        for (const auto &[id, comment] : m_site->comments)
            QVERIFY2(different.contains(commentRemoteId(id)), qPrintable(QString::number(id)));
        QCOMPARE(kept.size(), different.size());
    }

    void noticesWhatWasDecidedElsewhere()
    {
        m_site->add(1, u"hold"_s);
        m_site->add(2, u"hold"_s);
        m_site->add(3);
        m_site->add(4);
        m_site->add(5, u"spam"_s);
        QCOMPARE(hearAll().size(), size_t(4));
        m_site->become(1, u"approved"_s);
        m_site->become(2, u"spam"_s);
        m_site->become(3, u"trash"_s);
        m_site->comments.erase(4);
        m_site->become(5, u"approved"_s);
        auto all = hearAll();
        QCOMPARE(ids(all), QStringList({u"comment-5"_s, u"comment-1"_s}));
        QVERIFY(!all[1].waitsForApproval);
        QCOMPARE(m_gone, QStringList({u"comment-2"_s, u"comment-3"_s, u"comment-4"_s}));
        m_gone.clear();
        m_site->become(1, u"hold"_s);
        all = hearAll();
        QCOMPARE(ids(all), QStringList(u"comment-1"_s));
        QVERIFY(all[0].waitsForApproval && m_gone.isEmpty());
        QVERIFY(hearAll().empty());
    }

    void aPageOutOfACacheDeletesNothing()
    {
        m_site->add(1);
        m_site->add(2);
        QCOMPARE(hearAll().size(), size_t(2));
        m_site->instead = [](const net::HttpRequest &request) -> std::optional<Result<net::HttpResponse>> {
            if (!request.url.path().endsWith(u"/comments"_s))
                return std::nullopt;
            net::HttpResponse old = FakeSite::json(200, "[]");
            old.headers.append(net::HttpHeader{"X-WP-Total", "0"});
            return old;
        };
        QVERIFY(hearAll().empty());
        QVERIFY(m_gone.isEmpty());
        m_site->instead = nullptr;
        QVERIFY(hearAll().empty());
    }

    void whoMayDoLessHearsLess()
    {
        for (const FakeSite::Role role : {FakeSite::Role::Author, FakeSite::Role::Reader}) {
            init();
            m_site->role = role;
            m_site->add(1);
            m_site->add(2, u"hold"_s);
            QCOMPARE(hearAll().size(), size_t(role == FakeSite::Role::Author ? 2 : 1));
            const size_t before = m_site->requests.size();
            QVERIFY(hearAll().empty());
            QCOMPARE(m_site->requests.size(), before + 1); // what it may not do is not tried each time
            m_site->become(1, u"spam"_s);
            (void)hearAll();
            QCOMPARE(m_gone, QStringList(u"comment-1"_s));
        }
    }

    void oneBadItemIsLeftOutAlone()
    {
        m_site->add(1);
        m_site->add(2);
        m_site->comments[2].insert(u"date_gmt"_s, 7);
        m_site->instead =
            [this](const net::HttpRequest &request) -> std::optional<Result<net::HttpResponse>> {
            if (request.url.query().contains(u"include"_s) || !request.url.path().endsWith(u"/comments"_s))
                return std::nullopt;
            return FakeSite::json(
                200, R"([null,7,{"id":"x"},{"id":2},{"id":1,"date_gmt":"2026-11-30T00:00:00"}])");
        };
        QCOMPARE(ids(hearAll(2)), QStringList(u"comment-1"_s));
        m_site->instead = [](const net::HttpRequest &) -> std::optional<Result<net::HttpResponse>> {
            return FakeSite::json(200, "<html>Please pay");
        };
        (void)hearAll();
        QCOMPARE(m_error->code, ErrorCode::BadAnswer);
    }

    void readsTheBranchOfAComment()
    {
        m_site->add(1);
        m_site->add(2, u"approved"_s, 1);
        m_site->add(3, u"approved"_s, 2, 7);
        m_site->add(4, u"hold"_s, 3);
        m_site->add(5);
        m_site->add(6, u"approved"_s, 1);
        const auto thread = await(m_connector->readThread(m_account, u"comment-3"_s, {}));
        QVERIFY(thread);
        QStringList all = ids(thread->messages);
        all.sort();
        QCOMPARE(all, QStringList(
                          {u"comment-1"_s, u"comment-2"_s, u"comment-3"_s, u"comment-4"_s, u"comment-6"_s}));
        for (const IncomingMessage &message : thread->messages)
            QCOMPARE(message.rootId, message.remoteId == u"comment-1"_s ? QString() : u"comment-1"_s);
        for (const QString &none : {u"comment-99"_s, u"7"_s, u"comment-../posts/1"_s}) {
            const auto missing = await(m_connector->readThread(m_account, none, {}));
            QVERIFY(!missing);
            QCOMPARE(missing.error().code, ErrorCode::NotFound);
        }
    }

    void judges()
    {
        using Verdict = Moderator::Verdict;
        m_site->add(1, u"hold"_s);
        const auto judge = [this](Verdict verdict, const QString &id = u"comment-1"_s) {
            return await(m_connector->judge(m_account, id, verdict, {}));
        };
        for (const auto &[verdict, status] :
             {std::pair(Verdict::Approved, u"approved"_s), std::pair(Verdict::Held, u"hold"_s),
              std::pair(Verdict::Spam, u"spam"_s), std::pair(Verdict::Deleted, u"trash"_s)}) {
            QVERIFY(judge(verdict));
            QCOMPARE(m_site->comments[1][u"status"_s].toString(), status);
            QVERIFY(judge(verdict)); // again
        }
        m_site->comments.erase(1);
        QCOMPARE(judge(Verdict::Approved).error().code, ErrorCode::NotFound);
        QVERIFY(judge(Verdict::Deleted));
        QCOMPARE(judge(Verdict::Deleted, u"5"_s).error().code, ErrorCode::NotFound);
        m_site->add(1);
        m_site->role = FakeSite::Role::Author;
        QCOMPARE(judge(Verdict::Spam).error().code, ErrorCode::Refused);
    }

    void looksForWords()
    {
        for (int id = 1; id <= 230; ++id)
            m_site->add(id);
        SearchRequest request;
        request.words = u"Words 2"_s;
        request.since = longAgo;
        QStringList found;
        bool hasMore = true;
        for (int pages = 0; hasMore && pages < 10; ++pages) {
            const auto page = await(m_connector->search(m_account, request, {}));
            QVERIFY(page);
            for (const IncomingMessage &message : page->messages)
                QCOMPARE(message.channel, Channel::Said);
            found << ids(page->messages);
            request.cursor = page->cursor;
            hasMore = page->hasMore;
        }
        QCOMPARE(found.size(), 42); // 2, 20 … 29, 200 … 230
        const auto again = await(m_connector->search(m_account, request, {}));
        QVERIFY(again && again->messages.empty());
        request.hashtag = u"rye"_s;
        QCOMPARE(await(m_connector->search(m_account, request, {})).error().code, ErrorCode::NotAllowed);
    }

private:
    [[nodiscard]] static QStringList ids(const std::vector<IncomingMessage> &messages)
    {
        QStringList all;
        for (const IncomingMessage &message : messages)
            all << message.remoteId;
        return all;
    }
    [[nodiscard]] std::vector<IncomingMessage> hearAll(int mostPages = 1000)
    {
        std::vector<IncomingMessage> all;
        for (int pages = 0; pages < mostPages; ++pages) {
            const auto heard = await(m_connector->listen(m_account, m_cursor, longAgo, {}));
            if (!heard) {
                m_error = heard.error();
                return all;
            }
            m_cursor = heard->cursor;
            for (const QString &id : heard->goneIds)
                m_gone << id;
            all.insert(all.end(), heard->messages.begin(), heard->messages.end());
            if (!heard->hasMore)
                break;
        }
        return all;
    }

    std::unique_ptr<FakeSite> m_site;
    std::unique_ptr<MemoryCredentials> m_credentials;
    std::unique_ptr<WordPressConnector> m_connector;
    AccountIdentity m_account;
    QString m_cursor;
    QStringList m_gone;
    std::optional<Error> m_error;
};

QTEST_GUILESS_MAIN(TestWordPressListening)
#include "tst_wordpress_listening.moc"
