// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The window and services on one workspace at once, each a process of its own.
#include "cli_run.h"
#include "clients/account_service.h"
#include "networks/practice/practice_timeline.h"
#include "parts.h"
#include "publish/outbox.h"
#include "publish/sender.h"
#include "secrets/memory_secret_store.h"
#include "support/places.h"

#include <QProcess>
#include <QSet>
#include <QTest>

#include <array>

using namespace hatstand;
using hatstand::test::CliWorkspace;
using hatstand::test::words;

namespace
{
constexpr int accounts = 6;
constexpr int perAccount = 5;
constexpr int all = accounts * perAccount;

/// "publish --watch", as the service runs it.
class Watch : public QProcess
{
public:
    explicit Watch(const QString &workspace)
    {
        setProcessChannelMode(QProcess::ForwardedErrorChannel);
        start(test::programPath(QStringLiteral("hatstand-cli")),
              words({"--workspace", workspace, "--json", "publish", "--watch"}));
    }
    ~Watch() override
    {
        kill();
        waitForFinished();
    }
    /// What it has said so far.
    [[nodiscard]] std::vector<QJsonObject> said()
    {
        while (canReadLine())
            m_said.push_back(QJsonDocument::fromJson(readLine()).object());
        return m_said;
    }
    /// The deliveries that it has sent itself.
    [[nodiscard]] QStringList sent()
    {
        QStringList ids;
        for (const QJsonObject &object : said()) {
            if (object[u"state"].toString() == QStringLiteral("published"))
                ids << object[u"delivery"].toString();
        }
        return ids;
    }
    [[nodiscard]] bool isWatching() { return !said().empty() && said().front()[u"watching"].toBool(); }

private:
    std::vector<QJsonObject> m_said;
};

QString handleOf(int number)
{
    return QStringLiteral("shop%1.practice").arg(number);
}

/// All that stands on the Practice network, by its text.
QStringList standing(Parts &parts)
{
    QStringList texts;
    for (int i = 0; i < accounts; ++i) {
        const auto posts = parts.practice().posts(handleOf(i), 1000);
        for (const auto &post : posts.value())
            texts << post.post.text;
    }
    texts.sort();
    return texts;
}
} // namespace

class TestTwoPrograms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachPostIsSentOnceAndAllProgramsShowIt_data()
    {
        QTest::addColumn<int>("services");
        QTest::addColumn<bool>("windowSends");
        QTest::newRow("the window and a service") << 1 << true;
        QTest::newRow("two services, and a window that only looks") << 2 << false;
    }
    void eachPostIsSentOnceAndAllProgramsShowIt()
    {
        QFETCH(const int, services);
        QFETCH(const bool, windowSends);
        const CliWorkspace shop;
        for (int i = 0; i < accounts; ++i)
            QCOMPARE(shop.run(words({"account", "add", "--client", "Bakery", "--network", "practice",
                                     "--handle", handleOf(i)}))
                         .exitCode,
                     0);
        // What the window stands on; it is at once the one that plans.
        const SystemClock clock;
        secrets::MemorySecretStore secrets;
        auto window = std::move(Parts::open(shop.path(), clock, Parts::Use::CommandLine).value());
        window->useSecrets(secrets);
        std::vector<std::unique_ptr<Watch>> watches;
        for (int i = 0; i < services; ++i)
            watches.push_back(std::make_unique<Watch>(shop.path()));
        for (const auto &watch : watches)
            QTRY_VERIFY_WITH_TIMEOUT(watch->isWatching(), 20'000);
        QSet<publish::DeliveryId> sentHere;
        connect(&window->sender(), &publish::Sender::sent, this,
                [&](const publish::DeliveryId &id) { sentHere.insert(id); });
        if (windowSends)
            window->sender().start();
        window->followOtherWriters(Milliseconds(20));

        QStringList expected;
        for (int i = 0; i < all; ++i) {
            const QString text = QStringLiteral("Post %1").arg(i, 2, 10, QLatin1Char('0'));
            expected << text;
            const auto added =
                shop.run(words({"post", "add", "--client", "Bakery", "--text", text, "--account",
                                handleOf(i % accounts), "--at", "now", "--schedule"}));
            QVERIFY2(added.exitCode == 0, qPrintable(added.err));
        }
        const auto shownHere = [&] {
            return window->outbox()
                .history(std::nullopt, 1000)
                .value_or(std::vector<publish::OutboxItem>())
                .size();
        };
        QTRY_COMPARE_WITH_TIMEOUT(shownHere(), std::size_t(all), 60'000);
        QCOMPARE(window->outbox().summary(std::nullopt)->waiting, 0);

        // Each stands there once, and was sent by one of them.
        QCOMPARE(standing(*window), expected);
        const auto sentByAll = [&] {
            QStringList ids;
            for (const publish::DeliveryId &id : sentHere)
                ids << id.toString();
            for (const auto &watch : watches)
                ids += watch->sent();
            return ids;
        };
        QTRY_COMPARE(sentByAll().size(), all);
        const QStringList ids = sentByAll();
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), all);

        // The others know it too: nothing is due for them any more.
        for (const auto &watch : watches) {
            watch->terminate();
            QTRY_COMPARE_WITH_TIMEOUT(watch->state(), QProcess::NotRunning, 20'000);
            QCOMPARE(watch->exitCode(), 0);
        }
        QVERIFY(shop.run(words({"publish", "--dry-run"})).objects().empty());
        QCOMPARE(shop.run(words({"publish", "--once"})).object()[u"changed"].toInt(-1), 0);
        QCOMPARE(standing(*window), expected);
        const auto listed = shop.run(words({"post", "list", "--status", "published"})).objects();
        QCOMPARE(listed.size(), std::size_t(all));
    }
};

QTEST_GUILESS_MAIN(TestTwoPrograms)
#include "tst_two_programs.moc"
