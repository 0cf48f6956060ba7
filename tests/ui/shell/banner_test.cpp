// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/workspace_banner.h"
#include "ui/support/window_parts.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace hatstand;
using namespace hatstand::ui::shell;
using Kind = WorkspaceBanner::Kind;

/// The line that tells the state of the whole window.
class BannerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMovedWorkspaceIsSettledAndTold()
    {
        test::WindowParts parts;
        test::RecordingNavigator navigator;
        net::Connectivity connectivity;
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("Shop.hatstand"));
        const QString moved = folder.filePath(QStringLiteral("Moved.hatstand"));
        const auto workspace = storage::Workspace::create(path, {}, parts.base.clock);
        QVERIFY(workspace);
        storage::Database &database = (*workspace)->database();
        WorkspaceBanner banner(parts.context(navigator), **workspace, connectivity);
        QCOMPARE(banner.kind(), Kind::None);
        QVERIFY(database.run("INSERT INTO settings VALUES ('late', 'kept')"));

        QVERIFY(QFile::rename(path, moved));
        banner.refresh();
        QCOMPARE(banner.kind(), Kind::Moved);
        const auto *shown = banner.findChild<ui::Banner *>();
        QVERIFY(shown->accessibleName().contains(QStringLiteral("Shop.hatstand")));
        QVERIFY(!database.run("INSERT INTO settings VALUES ('later', 'lost')"));
        // What the person finds at the new place is whole.
        const auto there = storage::Database::open(moved, storage::Database::Mode::Look);
        QVERIFY(there);
        const auto kept = (*there)->first([](const storage::Row &row) { return row.text(0); },
                                          "SELECT value FROM settings WHERE key = 'late'");
        QVERIFY(kept);
        QCOMPARE(kept->value_or(QString()), QStringLiteral("kept"));

        QVERIFY(QFile::rename(moved, path));
        banner.refresh();
        QCOMPARE(banner.kind(), Kind::None);
        QVERIFY(database.run("INSERT INTO settings VALUES ('later', 'kept')"));
    }
};

QTEST_MAIN(BannerTest)
#include "banner_test.moc"
