// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What each network lets a post say beside its words: offered where it belongs, kept under its own key, and
// left out at its default.
#include "composer/network_fields.h"
#include "composer_fixture.h"
#include "networks/post_options.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace hatstand;
using namespace hatstand::ui::composer;
namespace option = hatstand::networks::option;
using test::ComposerFixture;

class NetworkOptionsTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<ComposerFixture> m;

    clients::AccountId connectTo(const char *network)
    {
        const auto key = networks::NetworkKey::fromString(QLatin1StringView(network));
        m->workspace.connectors->add(std::make_unique<test::FakeConnector>(key));
        networks::SignInRequest request;
        request.handle = QStringLiteral("crumb");
        request.server = QUrl(QStringLiteral("https://%1.example").arg(QLatin1StringView(network)));
        request.secret = QStringLiteral("secret");
        return test::await(m->workspace.accounts.connectAccount(m->client, key, request, {}, {})).value();
    }
    void open(const clients::AccountId &id)
    {
        m->show(ui::OpenPost{m->addDraft(QStringLiteral("Rolls"), {id})});
        m->page->state().setTab(id);
    }
    [[nodiscard]] QJsonValue value(const clients::AccountId &id, QLatin1StringView key) const
    {
        return m->page->state().optionsOf(id).value(key);
    }
    [[nodiscard]] QJsonObject all(const clients::AccountId &id) const
    {
        return m->page->state().optionsOf(id);
    }
    template <class Editor>
    [[nodiscard]] Editor *editor(QLatin1StringView key) const
    {
        return m->page->findChild<Editor *>(QStringLiteral("option-") + key);
    }
    void more() const { QTest::mouseClick(m->find<QPushButton>("moreOptions"), Qt::LeftButton); }
    /// By keyboard: the box is wider than its words, and only these take a click.
    static void toggle(QCheckBox *box)
    {
        QVERIFY(box->isVisible() && box->isEnabled());
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
    }
    static void emptyByKey(QLineEdit *field)
    {
        field->setFocus();
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
    }

private Q_SLOTS:
    void init() { m = std::make_unique<ComposerFixture>(); }
    void cleanup() { m.reset(); }

    void areThoseOfTheNetworkOfTheTab()
    {
        const auto wordpress = connectTo("wordpress");
        const auto byHand = m->addByHand("instagram", QStringLiteral("Crumb"));
        m->show(ui::OpenPost{m->addDraft(QStringLiteral("Rolls"), {m->bluesky, wordpress, byHand})});
        const auto *row = m->find<QWidget>("networkOptionsRow");
        QVERIFY(!row->isVisible());
        m->page->state().setTab(wordpress);
        QVERIFY(row->isVisible() && editor<QLineEdit>(option::title)->isVisible());
        m->page->state().setTab(m->bluesky);
        QVERIFY(editor<QLineEdit>(option::quote)->isVisible());
        QVERIFY(!editor<QLineEdit>(option::title)->isVisible());
        m->page->state().setTab(byHand);
        QVERIFY(!row->isVisible());
    }
    void wordPressTakesAnArticle()
    {
        const auto id = connectTo("wordpress");
        open(id);
        QTest::keyClicks(editor<QLineEdit>(option::title), QStringLiteral("Spring bread"));
        QTest::keyClicks(editor<QLineEdit>(option::categories), QStringLiteral("News,  Bread , news,"));
        auto *status = editor<QComboBox>(option::status);
        status->setFocus();
        QTest::keyClick(status, Qt::Key_Down);
        QVERIFY(!editor<QLineEdit>(option::slug)->isVisible());
        more();
        QTest::keyClicks(editor<QLineEdit>(option::tags), QStringLiteral("Rye"));
        QTest::keyClicks(editor<QPlainTextEdit>(option::excerpt), QStringLiteral("What is new."));
        QTest::keyClicks(editor<QLineEdit>(option::slug), QStringLiteral("spring-bread"));
        auto *format = editor<QComboBox>(option::format);
        format->setFocus();
        QTest::keyClick(format, Qt::Key_Down);
        toggle(editor<QCheckBox>(option::featured));
        QCOMPARE(all(id), (QJsonObject{{option::title, QStringLiteral("Spring bread")},
                                       {option::categories,
                                        QJsonArray{QStringLiteral("News"), QStringLiteral("Bread")}},
                                       {option::status, QString(option::statusDraft)},
                                       {option::tags, QJsonArray{QStringLiteral("Rye")}},
                                       {option::excerpt, QStringLiteral("What is new.")},
                                       {option::slug, QStringLiteral("spring-bread")},
                                       {option::format, QStringLiteral("html")},
                                       {option::featured, false}}));
        // At its default nothing of it is kept.
        for (const auto key : {option::title, option::categories, option::tags, option::slug})
            emptyByKey(editor<QLineEdit>(key));
        QTest::keyClick(status, Qt::Key_Home);
        QTest::keyClick(format, Qt::Key_Home);
        editor<QPlainTextEdit>(option::excerpt)->clear();
        toggle(editor<QCheckBox>(option::featured));
        QVERIFY2(all(id).isEmpty(), QJsonDocument(all(id)).toJson().constData());
    }
    void mastodonTakesAWarningAPollAndWhoSeesIt()
    {
        const auto id = connectTo("mastodon");
        open(id);
        auto *who = editor<QComboBox>(option::visibility);
        who->setFocus();
        QTest::keyClick(who, Qt::Key_Down);
        QTest::keyClick(who, Qt::Key_Down);
        QCOMPARE(value(id, option::visibility).toString(), QStringLiteral("unlisted"));
        QTest::keyClicks(editor<QLineEdit>(option::contentWarning), QStringLiteral("Gluten"));
        QCOMPARE(value(id, option::contentWarning).toString(), QStringLiteral("Gluten"));
        more();
        toggle(editor<QCheckBox>(option::sensitive));
        QCOMPARE(value(id, option::sensitive), QJsonValue(true));
        auto *answers = m->find<QPlainTextEdit>("pollAnswers");
        QTest::keyClicks(answers, QStringLiteral("Tea\rCoffee\r"));
        toggle(m->find<QCheckBox>("pollMultiple"));
        QCOMPARE(value(id, option::poll).toObject(),
                 (QJsonObject{
                     {QStringLiteral("options"), QJsonArray{QStringLiteral("Tea"), QStringLiteral("Coffee")}},
                     {QStringLiteral("seconds"), 86400},
                     {QStringLiteral("multiple"), true}}));
        answers->clear();
        QVERIFY(value(id, option::poll).isUndefined());
        QTest::keyClicks(editor<QLineEdit>(option::languages), QStringLiteral("pt"));
        QCOMPARE(value(id, option::languages), QJsonValue(QJsonArray{QStringLiteral("pt")}));
        emptyByKey(editor<QLineEdit>(option::languages));
        QVERIFY(value(id, option::languages).isUndefined());
    }
    void whatIsToldIsSeenInThePreview()
    {
        const auto id = connectTo("mastodon");
        open(id);
        const auto *warning = m->find<QLabel>("previewWarning");
        QVERIFY(!warning->isVisible());
        QTest::keyClicks(editor<QLineEdit>(option::contentWarning), QStringLiteral("Gluten"));
        more();
        QTest::keyClicks(m->find<QPlainTextEdit>("pollAnswers"), QStringLiteral("Tea\rCoffee"));
        m->pass(300);
        QVERIFY(warning->isVisible());
        QCOMPARE(warning->text(), QStringLiteral("Warning: Gluten"));
        QCOMPARE(m->find<QLabel>("previewPoll")->text(), QStringLiteral("○ Tea\n○ Coffee"));
        emptyByKey(editor<QLineEdit>(option::contentWarning));
        m->pass(300);
        QVERIFY(!warning->isVisible());
    }
    void aPollThatWouldBeRefusedIsShown()
    {
        const auto id = connectTo("mastodon");
        open(id);
        more();
        QTest::keyClicks(m->find<QPlainTextEdit>("pollAnswers"), QStringLiteral("Tea"));
        more(); // out of sight
        m->page->state().setTab({});
        m->pass(300);
        auto *remedy = m->find<QPushButton>("remedy0");
        QCOMPARE(remedy->text(), QStringLiteral("Show it"));
        QTest::mouseClick(remedy, Qt::LeftButton);
        QCOMPARE(m->page->state().tab(), id);
        QTRY_VERIFY(m->find<QPlainTextEdit>("pollAnswers")->hasFocus());
    }
    void whatIsSetIsShownAgainWithWhatIsRare()
    {
        const auto id = connectTo("ghost");
        const auto post = m->addDraft(QStringLiteral("Rolls"), {id});
        plan::Post stored = m->posts.post(post).value();
        stored.versions[0].options = {{option::newsletter, QStringLiteral("weekly")},
                                      {option::tags, QJsonArray{QStringLiteral("Rye")}}};
        QVERIFY(m->posts.saveContent(stored, plan::RevisionReason::Autosave));
        m->show(ui::OpenPost{post});
        m->page->state().setTab(id);
        QVERIFY(editor<QLineEdit>(option::newsletter)->isVisible());
        QCOMPARE(editor<QLineEdit>(option::newsletter)->text(), QStringLiteral("weekly"));
        QCOMPARE(editor<QLineEdit>(option::tags)->text(), QStringLiteral("Rye"));
        QVERIFY(editor<QCheckBox>(option::featured)->isChecked());
        m->page->state().setOptions(id, {});
        QVERIFY(editor<QLineEdit>(option::newsletter)->text().isEmpty());
    }
    void shaarliTakesABookmark()
    {
        const auto id = connectTo("shaarli");
        open(id);
        toggle(editor<QCheckBox>(option::isPrivate));
        QTest::keyClicks(editor<QLineEdit>(option::tags), QStringLiteral("bread"));
        QCOMPARE(all(id), (QJsonObject{{option::isPrivate, true},
                                       {option::tags, QJsonArray{QStringLiteral("bread")}}}));
    }
    void everyFieldSaysWhatItIs()
    {
        for (const char *network : {"mastodon", "wordpress", "ghost", "shaarli", "bluesky"}) {
            const auto fields = networkFields(networks::NetworkKey::fromString(QLatin1StringView(network)));
            QVERIFY(!fields.empty());
            for (const NetworkField &field : fields)
                QVERIFY2(!field.label.isEmpty(), qPrintable(field.key));
        }
    }
};

QTEST_MAIN(NetworkOptionsTest)
#include "tst_network_options.moc"
