// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Walks every dialog of the real window, in all looks.
#include "audited_window.h"
#include "declared_classes.h"
#include "findings.h"
#include "sample_maker.h"

#include <QApplication>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using test::AuditedWindow;
using test::Findings;
using test::Look;
using test::Place;

class AuditDialogsTest : public QObject
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
        Findings findings;
        for (const Place &place : test::dialogPlaces()) {
            const bool reached = place.reach(w);
            QCoreApplication::processEvents();
            QWidget *dialog = w.openDialog();
            if (!reached || !dialog) {
                findings.addUnreached(place.name);
                continue;
            }
            if (dialog->windowType() == Qt::Popup)
                (void)QTest::qWaitForWindowExposed(dialog); // has the keyboard without being active
            else
                (void)QTest::qWaitForWindowActive(dialog);
            findings.add(place.name, test::auditShape(*dialog));
            if (look.textScale == 1 && look.language == QStringLiteral("en-GB") && look.size.width() > 1000)
                findings.add(place.name, test::faintTexts(*dialog));
            findings.add(place.name, test::tabWalk(*dialog));
            if (dialog->height() > w.desktop().window().height())
                findings.add(place.name, {{QStringLiteral("size"), test::wayTo(dialog),
                                           QStringLiteral("taller than the window")}});
            dialog->close();
            QCoreApplication::processEvents();
        }
        QCOMPARE(findings.list(), 0);
    }

    void everyKindIsAmongThem()
    {
        AuditedWindow w(m_clock, m_workspace, m_folder.filePath(QStringLiteral("hatstand.conf")), {});
        QSet<QString> opened;
        for (const Place &place : test::dialogPlaces()) {
            const bool reached = place.reach(w);
            QCoreApplication::processEvents();
            QWidget *dialog = w.openDialog();
            QVERIFY2(reached && dialog, qPrintable(place.name));
            opened.insert(QString::fromLatin1(dialog->metaObject()->className()).section(u':', -1));
            dialog->close();
            QCoreApplication::processEvents();
        }
        const QStringList kinds = test::declaredClasses(QStringLiteral("Dialog"));
        QVERIFY(kinds.contains(QStringLiteral("MessageDialog")));
        for (const QString &kind : kinds)
            QVERIFY2(opened.contains(kind), qPrintable(kind));
    }

private:
    QTemporaryDir m_folder;
    FakeClock m_clock;
    QString m_workspace;
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    AuditDialogsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_audit_dialogs.moc"
