// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/settings_table.h"
#include "storage/workspace.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::storage;

class TestSettings : public QObject
{
    Q_OBJECT

private:
    FakeClock m_clock;

private Q_SLOTS:
    void settingsKeepTheirType()
    {
        const auto workspace = Workspace::inMemory(m_clock, {});
        SettingsTable settings((*workspace)->database());
        QCOMPARE(settings.text(QStringLiteral("a")).value(), std::nullopt);
        QVERIFY(settings.setText(QStringLiteral("a"), QString()));
        QCOMPARE(settings.text(QStringLiteral("a")).value(), std::optional(QString()));
        QVERIFY(settings.setBoolean(QStringLiteral("b"), true));
        QVERIFY(settings.setBoolean(QStringLiteral("b"), false));
        QCOMPARE(settings.boolean(QStringLiteral("b")).value(), std::optional(false));
        QVERIFY(settings.setInteger(QStringLiteral("c"), std::numeric_limits<qint64>::min()));
        QCOMPARE(settings.integer(QStringLiteral("c")).value(),
                 std::optional(std::numeric_limits<qint64>::min()));
        const QJsonObject object{{QStringLiteral("x"), QStringLiteral("ü")}};
        QVERIFY(settings.setObject(QStringLiteral("d"), object));
        QCOMPARE(settings.object(QStringLiteral("d")).value(), std::optional(object));
        QVERIFY(settings.remove(QStringLiteral("d")));
        QVERIFY(settings.remove(QStringLiteral("d")));
        QCOMPARE(settings.object(QStringLiteral("d")).value(), std::nullopt);
    }

    void anotherTypeCountsAsNotSet()
    {
        const auto workspace = Workspace::inMemory(m_clock, {});
        SettingsTable settings((*workspace)->database());
        QVERIFY(settings.setText(QStringLiteral("a"), QStringLiteral("perhaps")));
        QCOMPARE(settings.boolean(QStringLiteral("a")).value(), std::nullopt);
        QCOMPARE(settings.integer(QStringLiteral("a")).value(), std::nullopt);
        QCOMPARE(settings.object(QStringLiteral("a")).value(), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
