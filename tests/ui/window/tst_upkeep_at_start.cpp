// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/client_service.h"
#include "desktop.h"
#include "kit/dialogs.h"
#include "plan/post_service.h"
#include "secrets/memory_secret_store.h"
#include "session.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QtTest>

using namespace hatstand;

/// What the program looks after by itself when a workspace is opened.
class UpkeepAtStartTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void postsMoveWithTheZoneData()
    {
        const FakeClock clock;
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("Mine.hatstand"));
        plan::Post post;
        post.text = QStringLiteral("At nine");
        post.planned = plan::plannedTime({QDate(2026, 12, 1), QTime(9, 0)}, "Europe/Lisbon").value();
        const Instant right = post.planned->instant;
        {
            const auto parts = Parts::create(path, QStringLiteral("Mine"), clock, Parts::Use::Window);
            QVERIFY(parts);
            clients::Client client;
            client.name = QStringLiteral("Crumb");
            client.zone = "Europe/Lisbon";
            post.clientId = (*parts)->clients().add(client).value();
            post.planned->instant = right + std::chrono::hours(1); // as older zone data had it
            post.id = (*parts)->posts().add(post).value();
        }
        secrets::MemorySecretStore secrets;
        ui::PresetDialogs dialogs;
        DesktopSurroundings surroundings;
        surroundings.clock = &clock;
        surroundings.secrets = &secrets;
        surroundings.dialogs = &dialogs;
        surroundings.preferencesPath = folder.filePath(QStringLiteral("hatstand.conf"));
        surroundings.documentsFolder = folder.path();
        surroundings.watchesLine = false;
        Desktop desktop(*qApp, surroundings);
        desktop.start(path);
        QVERIFY(desktop.session());
        QTRY_VERIFY(desktop.session()->parts().posts().post(post.id)->planned->instant == right);
    }
};

QTEST_MAIN(UpkeepAtStartTest)
#include "tst_upkeep_at_start.moc"
