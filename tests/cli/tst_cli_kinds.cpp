// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The rules that tell what people want, and corrections of them, on the command line.
#include "cli_run.h"
#include "support/hostile_server.h"

#include <QTest>

using namespace hatstand;
using hatstand::test::CliAnswer;
using hatstand::test::CliWorkspace;
using hatstand::test::HostileServer;
using hatstand::test::words;

namespace
{
QString text(const QJsonObject &object, const char *key)
{
    return object[QLatin1StringView(key)].toString();
}
} // namespace

class TestCliKinds : public QObject
{
    Q_OBJECT

private:
    static std::vector<QJsonObject> rules(const CliWorkspace &shop)
    {
        return shop.run(words({"kinds", "list", "--client", "Bakery"})).objects();
    }

private Q_SLOTS:
    void rulesAreListedAddedMovedAndRemoved()
    {
        const CliWorkspace shop;
        const size_t usual = rules(shop).size();
        QVERIFY(usual > 3);
        QCOMPARE(rules(shop).front()[QStringLiteral("usual")].toBool(), true);
        QCOMPARE(shop.run(words({"kinds", "add", "--client", "Bakery", "--kind", "press", "--name", "Tide",
                                 "--at", "1", "tide", "OR", "ebb"}))
                     .exitCode,
                 0);
        QCOMPARE(text(rules(shop).front(), "name"), QStringLiteral("Tide"));
        QCOMPARE(text(rules(shop).front(), "query"), QStringLiteral("tide OR ebb"));
        QCOMPARE(text(rules(shop).front(), "kind"), QStringLiteral("press"));
        const auto tried = [&shop] {
            return text(shop.run(words({"kinds", "try", "--client", "Bakery", "The", "tide"})).object(),
                        "kind");
        };
        QCOMPARE(tried(), QStringLiteral("press"));
        QCOMPARE(shop.run(words({"kinds", "off", "--client", "Bakery", "1"})).exitCode, 0);
        QCOMPARE(tried(), QStringLiteral("other"));
        QCOMPARE(shop.run(words({"kinds", "on", "--client", "Bakery", "1"})).exitCode, 0);
        QCOMPARE(shop.run(words({"kinds", "move", "--client", "Bakery", "1", "3"})).exitCode, 0);
        QCOMPARE(text(rules(shop)[2], "name"), QStringLiteral("Tide"));
        QCOMPARE(shop.run(words({"kinds", "remove", "--client", "Bakery", "3"})).exitCode, 0);
        QCOMPARE(rules(shop).size(), usual);
        QCOMPARE(rules(shop).front()[QStringLiteral("usual")].toBool(), false);
        QCOMPARE(shop.run(words({"kinds", "restore", "--client", "Bakery"})).exitCode, 0);
        QCOMPARE(rules(shop).front()[QStringLiteral("usual")].toBool(), true);
    }

    void whatCannotBeIsRefused()
    {
        const CliWorkspace shop;
        const auto code = [&shop](std::initializer_list<test::Word> more) {
            return shop.run(words({"kinds"}) + words(more)).exitCode;
        };
        QCOMPARE(code({"list"}), 2);
        QCOMPARE(code({"add", "--client", "Bakery", "--kind", "weather", "tide"}), 2);
        QCOMPARE(code({"add", "--client", "Bakery", "--kind", "press", "tide", "OR"}), 2);
        QCOMPARE(code({"remove", "--client", "Bakery", "zero"}), 2);
        QCOMPARE(code({"remove", "--client", "Bakery", "999"}), 1);
        QCOMPARE(code({"try", "--client", "Nobody", "tide"}), 1);
    }

    void aConversationIsCalledWhatItIs()
    {
        const CliWorkspace shop;
        HostileServer server;
        server.on("/feed.xml", [](const test::SeenRequest &, QTcpSocket *socket) {
            socket->write(
                HostileServer::answer(200,
                                      "<rss version=\"2.0\"><channel><title>Talk</title><item><title>Are you "
                                      "open on Sunday?</title>"
                                      "<guid isPermaLink=\"false\">a</guid></item></channel></rss>",
                                      "application/rss+xml"));
        });
        QCOMPARE(shop.run(words({"source", "add", "--client", "Bakery", "--to-inbox", "--feed",
                                 server.url("/feed.xml").toString()}))
                     .exitCode,
                 0);
        QCOMPARE(shop.run(words({"source", "sync"})).exitCode, 0);
        const QJsonObject open = shop.run(words({"inbox", "list", "--kind", "question"})).object();
        QCOMPARE(text(open, "kind"), QStringLiteral("question"));
        QCOMPARE(text(open, "kindBy"), QStringLiteral("rule"));
        const QString id = text(open, "id");
        QVERIFY(!text(shop.run(words({"inbox", "show", id})).object(), "kindWhy").isEmpty());

        const QJsonObject called = shop.run(words({"inbox", "kind", id, "order"})).object();
        QCOMPARE(text(called, "kind"), QStringLiteral("order"));
        QCOMPARE(text(called, "kindBy"), QStringLiteral("person"));
        QVERIFY(shop.run(words({"inbox", "list", "--kind", "question"})).objects().empty());
        const CliAnswer listed = shop.run(words({"kinds", "list", "--client", "Bakery"}));
        QCOMPARE(listed.failure()[QStringLiteral("learned")].toInt(), 1);
        QCOMPARE(shop.run(words({"inbox", "kind", id, "weather"})).exitCode, 2);
        QCOMPARE(shop.run(words({"inbox", "kind", "00000000", "order"})).exitCode, 1);
    }
};

QTEST_GUILESS_MAIN(TestCliKinds)
#include "tst_cli_kinds.moc"
