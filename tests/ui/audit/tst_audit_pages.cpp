// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Walks every page of the real window, in all looks.
#include "audited_window.h"
#include "declared_classes.h"
#include "findings.h"
#include "sample_maker.h"
#include "shell/command_palette.h"

#include <QApplication>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using test::AuditedWindow;
using test::Findings;
using test::Look;
using test::Place;

class AuditPagesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        SampleMaker maker(m_clock);
        QSignalSpy made(&maker, &SampleMaker::made);
        maker.start(m_folder.filePath(QStringLiteral("work")));
        QTRY_COMPARE_WITH_TIMEOUT(made.size(), 1, 60'000);
        m_workspace = made.first().first().toString();
    }

    void everybodyCanUseThem_data() { test::addLooks(); }
    void everybodyCanUseThem()
    {
        const Look look = test::lookNow();
        AuditedWindow w(m_clock, m_workspace, m_folder.filePath(QStringLiteral("hatstand.conf")), look);
        QWidget &window = w.desktop().window();
        Findings findings;
        const auto audit = [&](const QString &name) {
            findings.add(name, test::auditShape(window));
            if (look.textScale == 1 && look.language == QStringLiteral("en-GB") && look.size.width() > 1000)
                findings.add(name, test::faintTexts(window));
            findings.add(name, test::tabWalk(window));
        };
        for (const Place &place : test::pagePlaces()) {
            if (place.narrowOnly && !look.isNarrow())
                continue;
            if (place.reach(w))
                audit(place.name);
            else
                findings.addUnreached(place.name);
            if (place.leave)
                place.leave(w);
        }
        ui::shell::CommandPalette *palette = w.workbench().palette();
        for (const QString &typed : {QString(), QStringLiteral(">")}) {
            const QString name =
                typed.isEmpty() ? QStringLiteral("palette") : QStringLiteral("palette, commands");
            palette->open(typed);
            QCoreApplication::processEvents();
            findings.add(name, test::auditShape(*palette));
            findings.add(name, test::faintTexts(*palette));
            findings.add(name, test::tabWalk(*palette));
            if (!palette->isVisible())
                findings.addUnreached(name); // Tab led out of it
        }
        palette->dismiss();
        w.desktop().showWelcome();
        QCoreApplication::processEvents();
        audit(QStringLiteral("welcome"));
        QCOMPARE(findings.list(), 0);
    }

    void everyPageAndSectionIsAmongThem()
    {
        AuditedWindow w(m_clock, m_workspace, m_folder.filePath(QStringLiteral("hatstand.conf")), {});
        QSet<QString> shown;
        for (const Place &place : test::pagePlaces()) {
            if (place.narrowOnly)
                continue;
            QVERIFY2(place.reach(w), qPrintable(place.name));
            for (const QString &kind : w.kindsShown())
                shown.insert(kind);
            if (place.leave)
                place.leave(w);
        }
        for (const char *base : {"Page", "Section"}) {
            const QStringList kinds = test::declaredClasses(QString::fromLatin1(base));
            QVERIFY2(!kinds.isEmpty(), base);
            for (const QString &kind : kinds)
                QVERIFY2(shown.contains(kind), qPrintable(kind));
        }
    }

private:
    QTemporaryDir m_folder;
    FakeClock m_clock;
    QString m_workspace;
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    AuditPagesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_audit_pages.moc"
