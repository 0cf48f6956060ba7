// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Comments of others on a real WordPress arrive once, are approved or thrown away, and are answered so that
// their writers see it; over lines that are cut too.
#include "flows/wordpress_site.h"
#include "networks/wordpress/wordpress_client.h"
#include "networks/wordpress/wordpress_records.h"
#include "support/fault_line.h"

#include <QCoreApplication>
#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

class TestWordPressListening : public QObject
{
    Q_OBJECT

    TestServer m_server{u"wordpress"_s};
    WordPressProgram m_program;
    std::unique_ptr<WordPressSiteView> m_owner;
    std::unique_ptr<WordPressSiteView> m_reader;
    AccountIdentity m_admin;
    AccountIdentity m_author;
    QString m_articleId;
    QUrl m_article;
    QString m_cursor;
    std::vector<IncomingMessage> m_kept;
    QStringList m_gone;
    Instant m_begin = m_program.clock.now() - std::chrono::hours(24);

    [[nodiscard]] QString value(const char *key) const
    {
        return m_server.value(u"WORDPRESS_"_s + QString::fromLatin1(key));
    }
    [[nodiscard]] QUrl url() const { return QUrl(value("URL")); }
    /// One round of listening; false when it failed.
    bool listen()
    {
        for (;;) {
            const auto heard = await(m_program.connector.listen(m_admin, m_cursor, m_begin, {}));
            if (!heard)
                return false;
            m_cursor = heard->cursor;
            m_kept.insert(m_kept.end(), heard->messages.begin(), heard->messages.end());
            m_gone << QStringList(heard->goneIds.begin(), heard->goneIds.end());
            if (!heard->hasMore)
                return true;
        }
    }
    [[nodiscard]] static std::vector<IncomingMessage> saying(const std::vector<IncomingMessage> &all,
                                                             const QString &mark)
    {
        std::vector<IncomingMessage> found;
        std::copy_if(all.begin(), all.end(), std::back_inserter(found),
                     [&mark](const IncomingMessage &one) { return one.html.contains(mark); });
        return found;
    }
    /// By somebody without an account; the number of the comment.
    [[nodiscard]] qint64 guestSays(const QString &words, const QString &name, const QString &status)
    {
        const QJsonObject made = m_owner
                                     ->call("POST", u"comments"_s, {},
                                            {{u"post"_s, m_articleId.toLongLong()},
                                             {u"author_name"_s, name},
                                             {u"author_email"_s, u"anna@example.test"_s},
                                             {u"content"_s, words},
                                             {u"status"_s, status}})
                                     .object();
        return made[u"id"_s].toInteger();
    }
    [[nodiscard]] QString statusOf(const QString &remoteId)
    {
        return m_owner->one(routeOf(remoteId).section(u"wp/v2/"_s, 1))[u"status"_s].toString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.log()));
        m_owner =
            std::make_unique<WordPressSiteView>(url(), value("ADMIN_USER"), value("ADMIN_APP_PASSWORD"));
        m_reader =
            std::make_unique<WordPressSiteView>(url(), value("READER_USER"), value("READER_APP_PASSWORD"));
        const auto admin = m_program.signIn(url(), value("ADMIN_USER"), value("ADMIN_APP_PASSWORD"));
        VERIFY_RESULT(admin);
        m_admin = *admin;
        const auto author = m_program.signIn(url(), value("AUTHOR_USER"), value("AUTHOR_APP_PASSWORD"));
        VERIFY_RESULT(author);
        m_author = *author;
        const auto article = m_program.publish(m_admin, m_program.post(unique(u"Rye & oats"_s)));
        VERIFY_RESULT(article);
        m_articleId = article->remoteId;
        m_article = article->url;
        QVERIFY(listen());
    }

    void aReadersCommentArrivesIsApprovedAndAnswered()
    {
        const QString words = unique(u"Which flour do you take?"_s);
        (void)m_reader->call("POST", u"comments"_s, {},
                             {{u"post"_s, m_articleId.toLongLong()}, {u"content"_s, words}});
        for (int i = 0; i < 4; ++i)
            QVERIFY(listen());
        QCOMPARE(saying(m_kept, words).size(), size_t(1));
        const IncomingMessage said = saying(m_kept, words).front();
        QCOMPARE(said.channel, Channel::Comment);
        QCOMPARE(said.about, m_article);
        QVERIFY(said.aboutTitle.startsWith(u"Rye & oats"_s));
        QCOMPARE(said.from.displayName, u"reader"_s);
        QVERIFY(!said.isOurs);
        const bool waited = said.waitsForApproval;
        QVERIFY(await(m_program.connector.judge(m_admin, said.remoteId, Moderator::Verdict::Approved, {})));
        QVERIFY(await(m_program.connector.judge(m_admin, said.remoteId, Moderator::Verdict::Approved, {})));
        QVERIFY(listen());
        // That it waits no more is told; where it never did, there is nothing to tell.
        QCOMPARE(saying(m_kept, words).size(), size_t(waited ? 2 : 1));
        QVERIFY(!saying(m_kept, words).back().waitsForApproval);

        OutgoingPost answer = m_program.post(unique(u"Wholemeal \"rye\" & water"_s));
        answer.answers = Answered{said.rootId, said.remoteId};
        QVERIFY(!*m_program.find(m_admin, answer));
        m_program.line.decide = [](const net::HttpRequest &request) {
            return request.method == net::HttpMethod::Post ? LosingLine::Loses::Answer
                                                           : LosingLine::Loses::Nothing;
        };
        QVERIFY(!m_program.publish(m_admin, answer));
        m_program.line.decide = nullptr;
        const auto found = m_program.find(m_admin, answer);
        VERIFY_RESULT(found);
        QVERIFY(*found);
        // The site takes the same words at the same place once.
        const auto again = m_program.publish(m_admin, answer);
        VERIFY_RESULT(again);
        QCOMPARE(again->remoteId, (*found)->remoteId);
        // Elsewhere they are another comment.
        OutgoingPost below = answer;
        below.answers = Answered{m_articleId, m_articleId};
        below.isComment = true;
        QVERIFY(!*m_program.find(m_admin, below));
        // The reader sees it, below what they have asked.
        QUrlQuery query;
        query.addQueryItem(u"parent"_s, said.remoteId.section(u'-', 1));
        const QJsonArray seen = m_reader->call("GET", u"comments"_s, query).array();
        QCOMPARE(seen.size(), 1);
        QVERIFY(seen[0][u"content"_s][u"rendered"_s].toString().contains(u"Wholemeal"_s));
        QVERIFY(m_owner->page(m_article).contains(u"Wholemeal"_s));
        // And it is heard as ours, once.
        QVERIFY(listen() && listen());
        const auto own = saying(m_kept, answer.text.section(u' ', -1)); // not that of an earlier run
        QCOMPARE(own.size(), size_t(1));
        QVERIFY(own.front().isOurs);
        QCOMPARE(own.front().answersId, said.remoteId);
        const auto thread = await(m_program.connector.readThread(m_admin, own.front().remoteId, {}));
        VERIFY_RESULT(thread);
        QCOMPARE(thread->messages.size(), size_t(2));
        QCOMPARE(thread->messages[0].remoteId, said.remoteId);
        QCOMPARE(thread->messages[1].rootId, said.remoteId);
        // What is answered may be gone.
        QVERIFY(await(m_program.connector.judge(m_admin, said.remoteId, Moderator::Verdict::Deleted, {})));
        answer.text = unique(u"Too late"_s);
        const auto late = m_program.publish(m_admin, answer);
        QVERIFY(!late);
        QCOMPARE(late.error().code, ErrorCode::Refused);
    }

    void whatIsDecidedOnTheSiteIsNoticed()
    {
        const QString mark = unique(u"guest"_s);
        const qint64 held = guestSays(mark + u" held"_s, u"Anna"_s, u"hold"_s);
        const qint64 shown = guestSays(mark + u" shown"_s, u"Anna"_s, u"approve"_s);
        const qint64 other = guestSays(mark + u" other"_s, u"Bert"_s, u"approve"_s);
        QVERIFY(held > 0 && shown > 0 && other > 0);
        QVERIFY(listen());
        const auto said = saying(m_kept, mark);
        QCOMPARE(said.size(), size_t(3));
        QSet<QString> people;
        for (const IncomingMessage &one : said) {
            QVERIFY(!one.from.remoteId.contains(u'@'));
            people.insert(one.from.remoteId);
        }
        QCOMPARE(people.size(), 2);
        (void)m_owner->call("POST", u"comments/%1"_s.arg(held), {}, {{u"status"_s, u"approved"_s}});
        (void)m_owner->call("POST", u"comments/%1"_s.arg(shown), {}, {{u"status"_s, u"spam"_s}});
        QUrlQuery force;
        force.addQueryItem(u"force"_s, u"true"_s);
        (void)m_owner->call("DELETE", u"comments/%1"_s.arg(other), force);
        m_kept.clear();
        QVERIFY(listen());
        QCOMPARE(saying(m_kept, mark).size(), size_t(1));
        QVERIFY(!saying(m_kept, mark).front().waitsForApproval);
        QVERIFY(m_gone.contains(commentRemoteId(shown)) && m_gone.contains(commentRemoteId(other)));
        QVERIFY(!m_gone.contains(commentRemoteId(held)));
    }

    void judges()
    {
        const QString id = commentRemoteId(guestSays(unique(u"Buy now"_s), u"Spammer"_s, u"hold"_s));
        using Verdict = Moderator::Verdict;
        for (const auto &[verdict, status] :
             {std::pair(Verdict::Spam, u"spam"_s), std::pair(Verdict::Approved, u"approved"_s),
              std::pair(Verdict::Held, u"hold"_s), std::pair(Verdict::Deleted, u"trash"_s),
              std::pair(Verdict::Approved, u"approved"_s)}) {
            for (int times = 0; times < 2; ++times)
                VERIFY_RESULT(await(m_program.connector.judge(m_admin, id, verdict, {})));
            QCOMPARE(statusOf(id), status);
        }
        const auto refused = await(m_program.connector.judge(m_author, id, Verdict::Spam, {}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Refused);
        const auto missing =
            await(m_program.connector.judge(m_admin, u"comment-99999999"_s, Verdict::Spam, {}));
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
    }

    void anAuthorHearsToo()
    {
        const QString mark = unique(u"for all"_s);
        QVERIFY(guestSays(mark, u"Anna"_s, u"approve"_s) > 0);
        QVERIFY(guestSays(mark + u" held"_s, u"Anna"_s, u"hold"_s) > 0);
        QString cursor;
        std::vector<IncomingMessage> all;
        for (bool hasMore = true; hasMore;) {
            const auto heard = await(m_program.connector.listen(m_author, cursor, m_begin, {}));
            VERIFY_RESULT(heard);
            cursor = heard->cursor;
            all.insert(all.end(), heard->messages.begin(), heard->messages.end());
            hasMore = heard->hasMore;
        }
        QCOMPARE(saying(all, mark).size(),
                 size_t(1)); // what waits below the article of another it is not shown
        SearchRequest request;
        request.words = mark;
        request.since = m_begin;
        const auto found = await(m_program.connector.search(m_admin, request, {}));
        VERIFY_RESULT(found);
        QCOMPARE(found->messages.size(), size_t(2));
    }

    /// Lines that are cut at any byte, and a program that is killed before it kept what it heard.
    void nothingIsLostNorKeptTwice()
    {
        const quint32 seed = QRandomGenerator::system()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        FaultLine line(url(), seed);
        line.setShare(40);
        AccountIdentity account = m_admin;
        account.accountKey = u"by the line"_s;
        QUrl root = line.url();
        root.setPath(u"/wp-json/"_s);
        m_program.credentials.secrets.insert(
            account.accountKey,
            toText(WordPressCredential{root, value("ADMIN_USER"), value("ADMIN_APP_PASSWORD")}));
        QVERIFY(listen());
        QString cursor = m_cursor;
        const QString mark = unique(u"line"_s);
        constexpr int comments = 12;
        std::vector<IncomingMessage> kept;
        int said = 0;
        for (int round = 0; round < 60; ++round) {
            if (round % 2 == 0 && said < comments)
                QVERIFY(guestSays(u"%1 number %2"_s.arg(mark).arg(++said), u"Anna"_s, u"approve"_s) > 0);
            const auto heard = await(m_program.connector.listen(account, cursor, m_begin, {}));
            if (!heard || random.bounded(3) == 0)
                continue;
            cursor = heard->cursor;
            kept.insert(kept.end(), heard->messages.begin(), heard->messages.end());
        }
        line.setShare(0);
        line.dropAll();
        const auto last = await(m_program.connector.listen(account, cursor, m_begin, {}));
        VERIFY_RESULT(last);
        kept.insert(kept.end(), last->messages.begin(), last->messages.end());
        QCOMPARE(saying(kept, mark).size(), size_t(comments));
        QVERIFY(line.met(FaultLine::Fate::CutAnswer) + line.met(FaultLine::Fate::Reset) > 0);
    }
};

int main(int argc, char **argv)
{
    if (!serversAllowed()) {
        qWarning("skipped: set HATSTAND_SERVERS=1 to run the tests of real servers");
        return skipped;
    }
    QCoreApplication application(argc, argv);
    TestWordPressListening test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_wordpress_listening.moc"
