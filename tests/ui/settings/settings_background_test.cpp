// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The switch for sending while Hatstand is closed, over a systemd that does what the test says.
#include "kit/glyph_label.h"
#include "kit/switch.h"
#include "publish/fake_systemd.h"
#include "settings/background_row.h"
#include "settings_fixture.h"
#include "support/files.h"

#include <QLabel>

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::settings;

class BackgroundTest : public QObject, protected test::SettingsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(setUp());
        m_systemd = std::make_unique<test::FakeSystemd>(m_folder->filePath(QStringLiteral("units")));
        const QString program = m_folder->filePath(QStringLiteral("hatstand-cli"));
        QVERIFY(test::writeFile(program, "#!/bin/sh\n"));
        QVERIFY(QFile::setPermissions(program, QFile::ReadOwner | QFile::ExeOwner));
        m_background = m_systemd->setup(program);
        m_page = makePage();
        m_page->resize(1256, 848);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        show("sending");
    }
    void cleanup() { tearDown(); }

    void itIsSwitchedOnAndOff()
    {
        QVERIFY(!onOff()->isChecked());
        QVERIFY2(says(QStringLiteral("service of this computer")), qPrintable(said()));
        QTest::mouseClick(onOff(), Qt::LeftButton);
        QTRY_VERIFY2(says(QStringLiteral("since")), qPrintable(said()));
        QVERIFY(onOff()->isChecked());
        QVERIFY(says(QStringLiteral("enable-linger")));
        QVERIFY(!isTroubled());
        QVERIFY(QFileInfo::exists(unitPath()));
        QTest::mouseClick(onOff(), Qt::LeftButton);
        QTRY_VERIFY(says(QStringLiteral("service of this computer")));
        QVERIFY(!onOff()->isChecked());
        QVERIFY(!QFileInfo::exists(unitPath()));
        QVERIFY(m_navigator->errors.empty());
    }

    void whatWentWrongStandsInItsPlace()
    {
        m_systemd->units->refused = QStringLiteral("enable");
        QTest::mouseClick(onOff(), Qt::LeftButton);
        QTRY_VERIFY2(says(QStringLiteral("Not today.")), qPrintable(said()));
        QVERIFY(isTroubled());
        QCOMPARE(onOff()->accessibleDescription(), said());
        m_systemd->units->refused.clear();
        QTest::mouseClick(onOff(), Qt::LeftButton); // off
        QTRY_VERIFY(!onOff()->isChecked() && !isTroubled());
    }

    void aServiceThatHasFailedIsToldWhenThePageIsShown()
    {
        QTest::mouseClick(onOff(), Qt::LeftButton);
        QTRY_VERIFY(says(QStringLiteral("since")));
        m_systemd->units->active = QStringLiteral("failed");
        show("privacy");
        show("sending");
        QTRY_VERIFY2(says(QStringLiteral("failed")), qPrintable(said()));
        QVERIFY(isTroubled() && onOff()->isChecked());
    }

    void whereThereIsNoSystemdItIsSaidBeforeSomebodyTries()
    {
        m_systemd->units->isInstalled = false;
        show("privacy");
        show("sending");
        QTRY_VERIFY2(says(QStringLiteral("no systemd")), qPrintable(said()));
        QVERIFY(!isTroubled() && !onOff()->isChecked());
        // What cannot be switched does not look as if it could, and says why.
        QVERIFY(!onOff()->isEnabled());
        QCOMPARE(onOff()->toolTip(), said());
        QVERIFY2(said().contains(QStringLiteral("“hatstand-cli publish --watch”")), qPrintable(said()));
        m_systemd->units->isInstalled = true;
        show("privacy");
        show("sending");
        QTRY_VERIFY(onOff()->isEnabled());
        QVERIFY(onOff()->toolTip() != said());
    }

    void whereThereAreNoServicesThereIsNoSwitch()
    {
        m_background.reset();
        m_page = makePage();
        show("sending");
        QVERIFY(!part<Switch>(QStringLiteral("sendInBackground")));
    }

private:
    [[nodiscard]] Switch *onOff() const { return part<Switch>(QStringLiteral("sendInBackground")); }
    [[nodiscard]] BackgroundRow *row() const { return m_page->findChild<BackgroundRow *>(); }
    [[nodiscard]] QString said() const { return onOff()->accessibleDescription(); }
    /// On the row as well as to screen readers.
    [[nodiscard]] bool says(const QString &words) const
    {
        const auto labels = row()->findChildren<QLabel *>();
        return said().contains(words) && std::ranges::any_of(labels, [&](const QLabel *label) {
                   return label->text().contains(words);
               });
    }
    [[nodiscard]] bool isTroubled() const
    {
        return part<GlyphLabel>(QStringLiteral("backgroundTrouble"))->isVisible();
    }
    [[nodiscard]] QString unitPath() const
    {
        return m_systemd->units->folder + u'/' + publish::unitName(m_workspace->path());
    }

    std::unique_ptr<test::FakeSystemd> m_systemd;
};

QTEST_MAIN(BackgroundTest)
#include "settings_background_test.moc"
