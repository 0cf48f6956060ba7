// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Walks every page of the real window, in all looks.
#include "audited_window.h"
#include "findings.h"
#include "sample_maker.h"
#include "shell/command_palette.h"

#include <QApplication>
#include <QtTest>

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
            if (place.reach(w))
                audit(place.name);
            else
                findings.addUnreached(place.name);
        }
        w.workbench().palette()->open();
        QCoreApplication::processEvents();
        findings.add(QStringLiteral("palette"), test::auditShape(*w.workbench().palette()));
        w.workbench().palette()->open(QStringLiteral(">"));
        QCoreApplication::processEvents();
        findings.add(QStringLiteral("palette, commands"), test::auditShape(*w.workbench().palette()));
        findings.add(QStringLiteral("palette, commands"), test::faintTexts(*w.workbench().palette()));
        w.workbench().palette()->dismiss();
        w.desktop().showWelcome();
        QCoreApplication::processEvents();
        audit(QStringLiteral("welcome"));
        QCOMPARE(findings.list(), 0);
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
