// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/client_service.h"
#include "clients/colours.h"
#include "storage/workspace.h"

#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::clients;

class TestClientService : public QObject
{
    Q_OBJECT

private:
    Client named(const QString &name) const
    {
        Client client;
        client.name = name;
        return client;
    }
    QStringList names() const
    {
        QStringList all;
        for (const Client &client : m_service->clients())
            all << client.name;
        return all;
    }

    FakeClock m_clock;
    std::unique_ptr<storage::Workspace> m_workspace;
    std::unique_ptr<ClientService> m_service;

private Q_SLOTS:
    void init()
    {
        m_service.reset();
        m_workspace = std::move(*storage::Workspace::inMemory(m_clock, {}));
        m_service = std::make_unique<ClientService>(m_workspace->database(), m_clock);
    }

    void whatCannotBeReadIsNotTakenForNone()
    {
        QVERIFY(m_service->load());
        const auto id = m_service->add(named(QStringLiteral("Padaria")));
        QVERIFY(id);
        QVERIFY(m_workspace->database().script("ALTER TABLE clients RENAME TO away;"));
        QVERIFY(!m_service->load());
        QVERIFY(m_service->clients().empty());
        QVERIFY(m_workspace->database().script("ALTER TABLE away RENAME TO clients;"));
        QVERIFY(m_service->load());
        QCOMPARE(names(), QStringList{QStringLiteral("Padaria")});

        ClientService other(m_workspace->database(), m_clock);
        Client changed = m_service->client(*id).value();
        changed.missedPolicy = MissedPolicy::Leave;
        QVERIFY(other.edit(changed));
        QVERIFY(m_service->client(*id)->missedPolicy != MissedPolicy::Leave);
        QVERIFY(m_service->stored(*id)->missedPolicy == MissedPolicy::Leave);
    }

    void fillsInWhatIsLeftEmpty()
    {
        QSignalSpy changed(m_service.get(), &ClientService::changed);
        const auto id = m_service->add(named(QStringLiteral("  Padaria   Alma ")));
        QVERIFY(id);
        QCOMPARE(changed.count(), 1);
        const Client client = m_service->client(*id).value();
        QCOMPARE(client.name, QStringLiteral("Padaria Alma"));
        QCOMPARE(client.initials, QStringLiteral("PA"));
        QVERIFY(contrastWithWhite(client.colour) >= neededContrast);
        QCOMPARE(client.zone, QByteArrayLiteral("Europe/Lisbon"));
        QVERIFY(!client.currency.isNull());
        QVERIFY(!client.language.isEmpty());
        QCOMPARE(client.createdAt, m_clock.now());
        QVERIFY(m_service->clients().front() == client);
    }

    void givesEachClientItsOwnColour()
    {
        QSet<QString> colours;
        for (int i = 0; i < offeredColours().size(); ++i) {
            const auto id = m_service->add(named(QStringLiteral("Client %1").arg(i)));
            QVERIFY(id);
            colours.insert(m_service->client(*id)->colour);
        }
        QCOMPARE(colours.size(), offeredColours().size());
    }

    void refusesWhatCannotBe_data()
    {
        QTest::addColumn<Client>("client");
        Client good = named(QStringLiteral("Good"));
        const auto row = [&](const char *name, auto change) {
            Client client = good;
            change(client);
            QTest::newRow(name) << client;
        };
        row("no name", [](Client &c) { c.name = QStringLiteral(" \n "); });
        row("endless name", [](Client &c) { c.name = QString(201, u'n'); });
        row("unknown zone", [](Client &c) { c.zone = "Atlantis/Capital"; });
        row("colour without #", [](Client &c) { c.colour = QStringLiteral("A8561C"); });
        row("colour too light", [](Client &c) { c.colour = QStringLiteral("#FFEE99"); });
        row("four initials", [](Client &c) { c.initials = QStringLiteral("ABCD"); });
        row("language of words", [](Client &c) { c.language = QStringLiteral("Portuguese!"); });
        row("grace before the time", [](Client &c) { c.grace = std::chrono::minutes(-1); });
        row("grace of a month", [](Client &c) { c.grace = std::chrono::hours(24 * 31); });
    }

    void refusesWhatCannotBe()
    {
        QFETCH(const Client, client);
        QSignalSpy changed(m_service.get(), &ClientService::changed);
        const auto added = m_service->add(client);
        QVERIFY(!added);
        QCOMPARE(added.error().code, ErrorCode::InvalidInput);
        QVERIFY(!added.error().what.isEmpty());
        QCOMPARE(changed.count(), 0);
        QVERIFY(m_service->clients().empty());
    }

    void offersADarkerColourForALightOne()
    {
        Client client = named(QStringLiteral("Light"));
        client.colour = QStringLiteral("#ffcc00");
        const auto added = m_service->add(client);
        QVERIFY(!added);
        client.colour = darkenedForWhite(QStringLiteral("#FFCC00"));
        QVERIFY(added.error().remedy.contains(client.colour));
        QVERIFY(m_service->add(client));
    }

    void editsEverythingAPersonCanChange()
    {
        const ClientId id = *m_service->add(named(QStringLiteral("Before")));
        Client client = *m_service->client(id);
        client.name = QStringLiteral("After");
        client.initials = QStringLiteral("ß");
        client.colour = QStringLiteral("#123456");
        client.zone = "America/Sao_Paulo";
        client.currency = *Currency::fromCode(QStringLiteral("BRL"));
        client.language = QStringLiteral("pt-BR");
        client.missedPolicy = MissedPolicy::SendIfRecent;
        client.grace = std::chrono::minutes(90);
        QVERIFY(m_service->edit(client));
        QVERIFY(*m_service->client(id) == client);
        QVERIFY(m_service->clients().front() == client);

        client.id = ClientId::create(m_clock);
        QCOMPARE(m_service->edit(client).error().code, ErrorCode::NotFound);
    }

    void anEditLeavesWhatOthersChangedMeanwhile()
    {
        const ClientId id = *m_service->add(named(QStringLiteral("Padaria")));
        const Client before = *m_service->client(id);
        // As another process does it, while this one still knows the client as it was.
        ClientService other(m_workspace->database(), m_clock);
        Client elsewhere = before;
        elsewhere.grace = std::chrono::minutes(90);
        elsewhere.initials = QStringLiteral("X");
        QVERIFY(other.edit(before, elsewhere));
        Client here = before;
        here.initials = QStringLiteral("PD");
        here.missedPolicy = MissedPolicy::Leave;
        QVERIFY(m_service->edit(before, here));
        const Client kept = *m_service->client(id);
        QCOMPARE(kept.grace, std::chrono::minutes(90));
        QCOMPARE(kept.initials, QStringLiteral("PD"));
        QCOMPARE(kept.missedPolicy, MissedPolicy::Leave);

        Client wrong = kept;
        wrong.zone = "Atlantis/Capital";
        QCOMPARE(m_service->edit(kept, wrong).error().code, ErrorCode::InvalidInput);
        wrong.id = ClientId::create(m_clock);
        QCOMPARE(m_service->edit(kept, wrong).error().code, ErrorCode::NotFound);
        QVERIFY(*m_service->client(id) == kept);
    }

    void archivesAndBringsBack()
    {
        const ClientId first = *m_service->add(named(QStringLiteral("First")));
        const ClientId second = *m_service->add(named(QStringLiteral("Second")));
        QVERIFY(m_service->archive(first));
        QCOMPARE(names(), QStringList{QStringLiteral("Second")});
        QCOMPARE(m_service->archived()->size(), size_t(1));
        QCOMPARE(m_service->client(first)->archivedAt, std::optional(m_clock.now()));
        QVERIFY(m_service->unarchive(first));
        QCOMPARE(names(), (QStringList{QStringLiteral("First"), QStringLiteral("Second")}));
        QVERIFY(m_service->removeForGood(second));
        QCOMPARE(m_service->client(second).error().code, ErrorCode::NotFound);
        QCOMPARE(m_service->archive(second).error().code, ErrorCode::NotFound);
    }

    void reordersAllOrNothing()
    {
        const ClientId a = *m_service->add(named(QStringLiteral("A")));
        const ClientId b = *m_service->add(named(QStringLiteral("B")));
        const ClientId c = *m_service->add(named(QStringLiteral("C")));
        QVERIFY(m_service->reorder({c, a}));
        QCOMPARE(names(), (QStringList{QStringLiteral("C"), QStringLiteral("A"), QStringLiteral("B")}));
        QCOMPARE(m_service->reorder({b, ClientId::create(m_clock)}).error().code, ErrorCode::NotFound);
        QCOMPARE(names(), (QStringList{QStringLiteral("C"), QStringLiteral("A"), QStringLiteral("B")}));
    }

    void seesWhatAnotherPartWrote()
    {
        const ClientId id = *m_service->add(named(QStringLiteral("Here")));
        QCOMPARE(names(), QStringList{QStringLiteral("Here")}); // read, and so kept
        ClientService other(m_workspace->database(), m_clock);
        QVERIFY(other.archive(id));
        QCOMPARE(names(), QStringList{QStringLiteral("Here")});
        m_service->announceAll();
        QVERIFY(names().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestClientService)
#include "tst_client_service.moc"
