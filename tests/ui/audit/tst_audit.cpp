// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the real window: every page in both themes and in the made-up language, right to left.
#include "audit.h"
#include "base/clock.h"
#include "clients/client_service.h"
#include "desktop.h"
#include "language.h"
#include "sample_maker.h"
#include "secrets/memory_secret_store.h"
#include "session.h"
#include "shell/page_stack.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

using namespace hatstand;
using test::Finding;
using ui::PageId;

namespace
{
QByteArray listed(const QList<Finding> &findings)
{
    QStringList lines;
    for (const Finding &finding : findings)
        lines.append(finding.toString());
    lines.removeDuplicates();
    return QStringLiteral("%1 findings:\n%2").arg(lines.size()).arg(lines.join(u'\n')).toUtf8();
}
} // namespace

class AuditTest : public QObject
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

    void aNamelessControlIsFound()
    {
        QWidget root;
        QPushButton button(&root);
        root.resize(200, 100);
        root.show();
        QCOMPARE(test::unnamed(root).size(), 1);
        button.setAccessibleName(QStringLiteral("Send"));
        QVERIFY(test::unnamed(root).isEmpty());
    }

    void aControlThatTabPassesIsFound()
    {
        QWidget root;
        QPushButton button(QStringLiteral("Send"), &root);
        button.setFocusPolicy(Qt::ClickFocus);
        root.show();
        QCOMPARE(test::withoutTabStop(root).size(), 1);
        button.setFocusPolicy(Qt::StrongFocus);
        QVERIFY(test::withoutTabStop(root).isEmpty());
    }

    void aSmallTargetIsFound()
    {
        QWidget root;
        QPushButton button(QStringLiteral("x"), &root);
        button.setFixedSize(20, 30);
        root.show();
        QCOMPARE(test::smallTargets(root).size(), 1);
        button.setFixedSize(24, 24);
        QVERIFY(test::smallTargets(root).isEmpty());
    }

    void aCutTextIsFoundUnlessATooltipSaysIt()
    {
        QWidget root;
        QLabel label(QStringLiteral("More words than there is room for"), &root);
        label.setFixedSize(30, 20);
        root.show();
        QCOMPARE(test::cutTexts(root).size(), 1);
        label.setToolTip(label.text());
        QVERIFY(test::cutTexts(root).isEmpty());
    }

    void aFaintLabelIsFound()
    {
        QWidget root;
        root.resize(200, 60);
        QLabel label(QStringLiteral("Faint words"), &root);
        label.resize(200, 30);
        root.setStyleSheet(QStringLiteral("QWidget { background: #ffffff; color: #999999; }"));
        root.show();
        QCOMPARE(test::faintLabels(root).size(), 1);
        root.setStyleSheet(QStringLiteral("QWidget { background: #ffffff; color: #333333; }"));
        QVERIFY(test::faintLabels(root).isEmpty());
    }

    void everyPageCanBeUsedByEverybody_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << QStringLiteral("en-GB") << false;
        QTest::newRow("dark") << QStringLiteral("en-GB") << true;
        QTest::newRow("pseudo, right to left") << QStringLiteral("pseudo") << false;
    }

    void everyPageCanBeUsedByEverybody()
    {
        QFETCH(const QString, language);
        QFETCH(const bool, dark);
        Language words(*qApp);
        words.use(language);
        secrets::MemorySecretStore secrets;
        DesktopSurroundings surroundings;
        surroundings.clock = &m_clock;
        surroundings.secrets = &secrets;
        surroundings.sending = false;
        surroundings.preferencesPath = m_folder.filePath(QStringLiteral("hatstand.conf"));
        Desktop desktop(*qApp, surroundings);
        desktop.preferences().setTheme(dark ? ui::Preferences::Theme::Dark : ui::Preferences::Theme::Light);
        desktop.preferences().setMovement(false);
        desktop.start(m_workspace);
        desktop.window().resize(1440, 900);
        QVERIFY(QTest::qWaitForWindowExposed(&desktop.window()));

        QList<Finding> findings;
        auto *workbench = desktop.session()->workbench();
        for (const PageId page : {PageId::Today, PageId::Calendar, PageId::Composer, PageId::Accounts,
                                  PageId::Settings, PageId::Outbox}) {
            workbench->go(page);
            QCoreApplication::processEvents();
            findings += test::auditAll(desktop.window());
        }
        workbench->addClient();
        findings += auditDialog(desktop);
        workbench->go(PageId::Accounts,
                      ui::ConnectAccount{desktop.session()->parts().clients().clients().front().id,
                                         networks::NetworkKey::bluesky()});
        findings += auditDialog(desktop);
        QVERIFY2(findings.isEmpty(), listed(findings).constData());
    }

private:
    /// Of the dialog that is open; closes it.
    static QList<Finding> auditDialog(Desktop &desktop)
    {
        for (QDialog *dialog : desktop.window().findChildren<QDialog *>()) {
            if (!dialog->isVisible())
                continue;
            QCoreApplication::processEvents();
            const QList<Finding> findings = test::auditAll(*dialog);
            dialog->close();
            return findings;
        }
        return {{QStringLiteral("dialog"), QStringLiteral("window"), QStringLiteral("none is open")}};
    }

    QTemporaryDir m_folder;
    FakeClock m_clock;
    QString m_workspace;
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    AuditTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_audit.moc"
