// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The place for files, in the settings: chosen, saved, tried, forgotten.
#include "kit/fields.h"
#include "settings_fixture.h"
#include "support/file_host.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::settings;
using namespace hatstand::networks;
using namespace Qt::StringLiterals;

class MediaHostTest : public QObject, private test::SettingsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(setUp());
        show("mediaHost");
    }
    void cleanup()
    {
        m_page.reset();
        m_mediaHost.reset();
        m_line.reset();
        tearDown();
    }

    void onlyTheFieldsOfTheKindAreThere()
    {
        QVERIFY(!part<QWidget>(u"mediaHostForm"_s)->isVisible());
        QVERIFY(!button("mediaHostSave")->isVisible() && !button("mediaHostRemove")->isVisible());
        choose("webdav");
        QVERIFY(field("mediaHostAddress")->isVisible() && field("mediaHostSecret")->isVisible());
        QVERIFY(!field("mediaHostBucket")->isVisible() && !part<QComboBox>(u"mediaHostSite"_s)->isVisible());
        QCOMPARE(field("mediaHostSecret")->echoMode(), QLineEdit::Password);
        QCOMPARE(field("mediaHostSecret")->accessibleName(), u"Password"_s);
        choose("s3");
        QVERIFY(field("mediaHostBucket")->isVisible() && field("mediaHostRegion")->isVisible());
        QCOMPARE(field("mediaHostSecret")->accessibleName(), u"Secret key"_s);
        choose("wordpress");
        QVERIFY(part<QComboBox>(u"mediaHostSite"_s)->isVisible() && !field("mediaHostAddress")->isVisible());
        QVERIFY(!part<QComboBox>(u"mediaHostSite"_s)->isEnabled()); // there is none yet
        choose("");
        QVERIFY(!part<QWidget>(u"mediaHostForm"_s)->isVisible());
    }

    void aPlaceIsSavedShownAndChanged()
    {
        choose("webdav");
        QVERIFY(!button("mediaHostTest")->isEnabled());
        type("mediaHostAddress", u" cloud.example/dav/ "_s);
        type("mediaHostFolder", u"/press/"_s);
        type("mediaHostName", u"anna"_s);
        type("mediaHostSecret", u"very secret"_s);
        click("mediaHostSave");
        QTRY_VERIFY2(said("mediaHostSave").startsWith(u"Saved"), qPrintable(said("mediaHostSave")));
        QCOMPARE(m_mediaHost->settings().value()->address.toString(), u"https://cloud.example/dav"_s);
        QCOMPARE(m_parts->base.credentials.secrets.values(), QStringList(u"very secret"_s));
        QVERIFY(field("mediaHostSecret")->text().isEmpty());
        QCOMPARE(field("mediaHostFolder")->text(), u"press"_s); // as it is kept
        QVERIFY(button("mediaHostTest")->isEnabled() && button("mediaHostRemove")->isVisible());
        QVERIFY(!button("mediaHostSave")->isEnabled());
        // In a page that is made anew it stands as it was saved; the password does not.
        m_page = makePage();
        m_page->show();
        show("mediaHost");
        QCOMPARE(part<QComboBox>(u"mediaHostKind"_s)->currentData().toString(), u"webdav"_s);
        QCOMPARE(field("mediaHostAddress")->text(), u"https://cloud.example/dav"_s);
        QVERIFY(field("mediaHostSecret")->text().isEmpty());
        type("mediaHostFolder", u"press/2026"_s);
        QVERIFY(!button("mediaHostTest")->isEnabled()); // it would test what is not saved
        m_page->activate();
        QCOMPARE(field("mediaHostFolder")->text(), u"press/2026"_s); // what is being typed stays
        click("mediaHostSave");
        QTRY_COMPARE(m_mediaHost->settings().value()->folder, u"press/2026"_s);
        QCOMPARE(m_parts->base.credentials.secrets.values(), QStringList(u"very secret"_s));
    }

    void whatCannotBeRightIsSaidInItsPlace()
    {
        choose("webdav");
        type("mediaHostAddress", u"http://cloud.example"_s);
        click("mediaHostSave");
        const auto *address = qobject_cast<FormField *>(field("mediaHostAddress")->parentWidget());
        QVERIFY(address && address->hasError());
        QVERIFY2(field("mediaHostAddress")->accessibleDescription().contains(u"https://"),
                 qPrintable(field("mediaHostAddress")->accessibleDescription()));
        type("mediaHostAddress", u"cloud.example"_s);
        QVERIFY(!address->hasError());
        click("mediaHostSave");
        QTRY_VERIFY2(said("mediaHostSave").contains(u"user name is missing"),
                     qPrintable(said("mediaHostSave")));
        type("mediaHostName", u"anna"_s);
        click("mediaHostSave");
        QTRY_VERIFY(said("mediaHostSave").contains(u"password is missing"));
        type("mediaHostSecret", u"x"_s);
        m_parts->base.credentials.failWith =
            Error{ErrorCode::KeychainLocked, u"The keychain is locked."_s, {}, {}, {}};
        click("mediaHostSave");
        QTRY_VERIFY(said("mediaHostSave").contains(u"keychain is locked"));
        QCOMPARE(field("mediaHostSecret")->text(), u"x"_s); // to try again
        QVERIFY(button("mediaHostSave")->isEnabled());
        QVERIFY(!m_mediaHost->settings().value().has_value());
    }

    void theTestTellsInASentence()
    {
        const test::FileHost place;
        useRealLine();
        show("mediaHost");
        choose("webdav");
        type("mediaHostAddress", place.url("/dav").toString());
        type("mediaHostName", QString::fromUtf8(place.name));
        type("mediaHostSecret", QString::fromUtf8(place.password));
        click("mediaHostSave");
        QTRY_VERIFY(button("mediaHostTest")->isEnabled());
        click("mediaHostTest");
        QCOMPARE(button("mediaHostTest")->text(), u"Stop"_s);
        QTRY_VERIFY2(said("mediaHostTest").contains(u"is not public"), qPrintable(said("mediaHostTest")));
        QCOMPARE(button("mediaHostTest")->text(), u"Test"_s);
        type("mediaHostPublicAddress", place.url("/public").toString());
        click("mediaHostSave");
        QTRY_VERIFY(button("mediaHostTest")->isEnabled());
        click("mediaHostTest");
        QTRY_VERIFY2(said("mediaHostTest").startsWith(u"It works"), qPrintable(said("mediaHostTest")));
        QVERIFY(said("mediaHostTest").contains(u"127.0.0.1"));
        QVERIFY(place.files.isEmpty());
    }

    void aTestCanBeStopped()
    {
        test::FileHost place;
        place.server.onHeaders([](const test::SeenRequest &, QTcpSocket *) {}); // says nothing
        useRealLine();
        MediaHostSettings settings;
        settings.kind = MediaHostKind::WebDav;
        settings.address = place.url("/dav");
        settings.name = u"anna"_s;
        QVERIFY(test::await(m_mediaHost->set(settings, u"x"_s)));
        show("mediaHost");
        click("mediaHostTest");
        QTRY_COMPARE(place.server.headersSeen(), 1);
        click("mediaHostTest");
        QTRY_COMPARE(button("mediaHostTest")->text(), u"Test"_s);
        QVERIFY2(said("mediaHostTest").contains(u"stopped"), qPrintable(said("mediaHostTest")));
        // The page may go meanwhile, too.
        click("mediaHostTest");
        QTRY_COMPARE(place.server.headersSeen(), 2);
        m_page.reset();
        QTRY_COMPARE(m_line->activeCount(), 0);
    }

    void itIsForgottenWhenThePersonSaysSo()
    {
        MediaHostSettings settings;
        settings.kind = MediaHostKind::S3;
        settings.address = QUrl(u"https://s3.example.org"_s);
        settings.bucket = u"pictures"_s;
        settings.name = u"AKID"_s;
        QVERIFY(test::await(m_mediaHost->set(settings, u"x"_s)));
        QVERIFY(button("mediaHostRemove")->isVisible()); // told by the service
        QCOMPARE(field("mediaHostBucket")->text(), u"pictures"_s);
        click("mediaHostRemove");
        QCOMPARE(m_parts->dialogs.questions().size(), 1);
        QVERIFY(m_mediaHost->settings().value().has_value()); // the question was closed
        m_parts->dialogs.presetAnswer(u"forget"_s);
        click("mediaHostRemove");
        QTRY_VERIFY(!m_mediaHost->settings().value().has_value());
        QVERIFY(m_parts->base.credentials.secrets.isEmpty());
        QTRY_VERIFY(!part<QWidget>(u"mediaHostForm"_s)->isVisible());
        QVERIFY(!button("mediaHostRemove")->isVisible());
        choose("s3");
        QVERIFY(field("mediaHostBucket")->text().isEmpty());
    }

    void aConnectedSiteCanBeChosen()
    {
        const auto account = m_parts->base.addAccount(m_client, u"anna"_s);
        QVERIFY(m_parts->base.database().run("UPDATE accounts SET network = 'wordpress'"));
        m_parts->base.accounts.announceAll();
        choose("wordpress");
        const auto *sites = part<QComboBox>(u"mediaHostSite"_s);
        QVERIFY(sites->isEnabled());
        QCOMPARE(sites->currentText(), u"anna on network.example"_s);
        click("mediaHostSave");
        QTRY_VERIFY(said("mediaHostSave").startsWith(u"Saved"));
        QCOMPARE(m_mediaHost->settings().value()->account, account.toString());
    }

    void itIsFoundByItsWords()
    {
        part<QLineEdit>(u"findSetting"_s)->setText(u"nextcloud"_s);
        QVERIFY(isShown("mediaHost"));
    }

private:
    [[nodiscard]] QPushButton *button(const char *name) const
    {
        return part<QPushButton>(QString::fromLatin1(name));
    }
    [[nodiscard]] QLineEdit *field(const char *name) const
    {
        return part<QLineEdit>(QString::fromLatin1(name));
    }
    /// What stands beside a button, on the row as well as to screen readers.
    [[nodiscard]] QString said(const char *name) const
    {
        const QString words = button(name)->accessibleDescription();
        const auto labels = button(name)->parentWidget()->findChildren<QLabel *>();
        const bool isShown =
            std::ranges::any_of(labels, [&](const QLabel *label) { return label->text() == words; });
        return isShown ? words : u"The row says something else than the button."_s;
    }
    void choose(const char *kind) const
    {
        auto *kinds = part<QComboBox>(u"mediaHostKind"_s);
        kinds->setCurrentIndex(kinds->findData(QString::fromLatin1(kind)));
        Q_EMIT kinds->activated(kinds->currentIndex());
    }
    void type(const char *name, const QString &text) const
    {
        QLineEdit *edit = field(name);
        edit->clear();
        edit->insert(text); // as typing does; keys of the test library know no umlauts
    }
    void click(const char *name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    /// A service over a line that is one, in a page of its own.
    void useRealLine()
    {
        m_page.reset();
        m_mediaHost.reset();
        m_limiter = std::make_unique<net::RateLimiter>(m_parts->base.clock);
        m_line =
            std::make_unique<net::HttpClient>(m_parts->base.clock, m_parts->base.timers, *m_limiter, nullptr,
                                              nullptr, net::HttpClient::Options{u"Hatstand/test"_s, {}});
        m_mediaHost = std::make_unique<clients::MediaHostService>(
            m_parts->base.database(), m_parts->base.clock, *m_line, m_parts->base.credentials,
            m_parts->base.accounts);
        m_page = makePage();
        m_page->resize(1256, 848);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    std::unique_ptr<net::RateLimiter> m_limiter;
    std::unique_ptr<net::HttpClient> m_line;
};

QTEST_MAIN(MediaHostTest)
#include "settings_media_host_test.moc"
