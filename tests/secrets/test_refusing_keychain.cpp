// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// A keychain that says no, is silent, or says yes and does not do it.
#include "base/timers.h"
#include "secrets/keychain_backend.h"
#include "secrets/keychain_secret_store.h"
#include "support/await.h"

#include <QHash>

#include <deque>
#include <utility>

using namespace hatstand;
using namespace hatstand::secrets;
using namespace hatstand::test;
using namespace std::chrono_literals;
using Kind = KeychainAnswer::Kind;

namespace
{
const SecretName name = SecretName::ofAccount(QStringLiteral("0198aa"), QLatin1StringView("session"));

/// Answers as it is told to; without being told, as a keychain should.
class FakeKeychain final : public KeychainBackend
{
public:
    std::deque<Kind> kinds; ///< of the next answers
    bool isSilent = false;  ///< keeps its answers back
    bool forgets = false;   ///< says yes to writing, and keeps something else
    bool holdsFast = false; ///< says yes to removing, and keeps it
    KeychainState now = KeychainState::Ready;
    QHash<QString, QString> secrets;
    std::vector<std::function<void()>> unanswered;

    void read(const QString &, const QString &key, Answered answered) override
    {
        say(std::move(answered), secrets.contains(key) ? Kind::Done : Kind::NotFound, secrets.value(key));
    }
    void write(const QString &, const QString &key, const QString &secret, Answered answered) override
    {
        if (kinds.empty() || kinds.front() == Kind::Done)
            secrets[key] = forgets ? QStringLiteral("something else") : secret;
        say(std::move(answered), Kind::Done, {});
    }
    void remove(const QString &, const QString &key, Answered answered) override
    {
        if (!holdsFast && (kinds.empty() || kinds.front() == Kind::Done))
            secrets.remove(key);
        say(std::move(answered), Kind::Done, {});
    }
    QCoro::Task<KeychainState> state() override { co_return now; }
    QCoro::Task<bool> isLockedAway(QString, QString) override { co_return false; }

private:
    void say(Answered answered, Kind own, const QString &text)
    {
        Kind kind = own;
        if (!kinds.empty()) {
            kind = kinds.front();
            kinds.pop_front();
        }
        const bool isOwn = kind == own;
        KeychainAnswer answer{kind, isOwn ? text : QStringLiteral("the words of the keychain")};
        unanswered.emplace_back([answered = std::move(answered), answer] { answered(answer); });
        if (isSilent)
            return;
        for (const auto &tell : std::exchange(unanswered, {}))
            tell();
    }
};
} // namespace

class TestRefusingKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_keychain = std::make_shared<FakeKeychain>();
        m_store = std::make_unique<KeychainSecretStore>(m_keychain, QStringLiteral("Hatstand test"), m_timers,
                                                        120s);
    }

    void keepsAndForgets()
    {
        QVERIFY(await(m_store->write(name, QStringLiteral("one"))));
        QCOMPARE(await(m_store->read(name)).value(), QStringLiteral("one"));
        QVERIFY(await(m_store->remove(name)));
        QCOMPARE(await(m_store->read(name)).error().code, ErrorCode::NotFound);
    }

    void aNoIsToldAsOne_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("now");
        QTest::addColumn<ErrorCode>("code");
        const auto row = [](const char *words, Kind kind, KeychainState now, ErrorCode code) {
            QTest::newRow(words) << int(kind) << int(now) << code;
        };
        row("refused", Kind::Refused, KeychainState::Ready, ErrorCode::KeychainRefused);
        row("refused, because it was locked", Kind::Refused, KeychainState::Locked,
            ErrorCode::KeychainLocked);
        row("there is none", Kind::NoKeychain, KeychainState::Ready, ErrorCode::KeychainMissing);
    }
    void aNoIsToldAsOne()
    {
        QFETCH(const int, kind);
        QFETCH(const int, now);
        QFETCH(const ErrorCode, code);
        QVERIFY(await(m_store->write(name, QStringLiteral("kept"))));
        m_keychain->now = static_cast<KeychainState>(now);
        const auto refuse = [&](std::deque<Kind> kinds) { m_keychain->kinds = std::move(kinds); };
        const Kind no = static_cast<Kind>(kind);
        refuse({no});
        const auto read = await(m_store->read(name));
        QCOMPARE(read.error().code, code);
        QVERIFY(!read.error().remedy.isEmpty());
        if (code == ErrorCode::KeychainRefused)
            QCOMPARE(read.error().detail, QStringLiteral("the words of the keychain"));
        refuse({no});
        QCOMPARE(await(m_store->write(name, QStringLiteral("new"))).error().code, code);
        refuse({no}); // to the look that comes before
        QCOMPARE(await(m_store->remove(name)).error().code, code);
        refuse({Kind::Done, no});
        QCOMPARE(await(m_store->remove(name)).error().code, code);
        m_keychain->now = KeychainState::Ready;
        QCOMPARE(await(m_store->read(name)).value(), QStringLiteral("kept"));
    }

    void whatItSaysToHaveDoneIsLookedAt()
    {
        m_keychain->forgets = true;
        QCOMPARE(await(m_store->write(name, QStringLiteral("one"))).error().code, ErrorCode::KeychainRefused);
        m_keychain->holdsFast = true;
        QCOMPARE(await(m_store->remove(name)).error().code, ErrorCode::KeychainRefused);
    }

    void goneIsGoneWhoeverRemovedIt()
    {
        QVERIFY(await(m_store->write(name, QStringLiteral("one"))));
        m_keychain->kinds = {Kind::Done, Kind::NotFound}; // removed by somebody else after the look
        QVERIFY(await(m_store->remove(name)));
    }

    void whoeverDoesNotAnswerInTimeHasRefused()
    {
        QVERIFY(await(m_store->write(name, QStringLiteral("kept"))));
        m_keychain->isSilent = true;
        Awaited<Result<QString>> read(m_store->read(name));
        Awaited<Result<void>> write(m_store->write(name, QStringLiteral("new"))); // waits for its turn
        m_timers.advance(119s);
        QVERIFY(!read.isDone());
        m_timers.advance(1s);
        QVERIFY(read.wait());
        QCOMPARE(read.value().error().code, ErrorCode::KeychainRefused);
        QCOMPARE(read.value().error().detail, QStringLiteral("no answer in time"));
        QVERIFY(!write.isDone());
        m_timers.advance(120s);
        QVERIFY(write.wait());
        QCOMPARE(write.value().error().code, ErrorCode::KeychainRefused);
        Awaited<Result<void>> remove(m_store->remove(name));
        m_timers.advance(120s);
        QVERIFY(remove.wait());
        QCOMPARE(remove.value().error().code, ErrorCode::KeychainRefused);

        // Answers that come late hurt nobody.
        m_keychain->isSilent = false;
        for (const auto &tell : std::exchange(m_keychain->unanswered, {}))
            tell();
        QCOMPARE(m_timers.pending(), 0);
        QCOMPARE(await(m_store->read(name)).value(), QStringLiteral("new"));
    }

    void anAnswerEndsTheWait()
    {
        QVERIFY(await(m_store->write(name, QStringLiteral("kept"))));
        QCOMPARE(m_timers.pending(), 0);
    }

private:
    FakeClock m_clock;
    FakeTimers m_timers{m_clock};
    std::shared_ptr<FakeKeychain> m_keychain;
    std::unique_ptr<KeychainSecretStore> m_store;
};

QTEST_GUILESS_MAIN(TestRefusingKeychain)
#include "test_refusing_keychain.moc"
