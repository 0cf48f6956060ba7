// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/emoji_data.h"
#include "composer/emoji_picker.h"
#include "composer/options_row.h"
#include "composer/pieces.h"
#include "composer/post_editor.h"
#include "composer/spell_checker.h"
#include "composer/spelling_words.h"
#include "composer/versions_dialog.h"
#include "composer_fixture.h"
#include "networks/post_options.h"

#include <QCheckBox>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace hatstand;
using namespace hatstand::ui::composer;
using test::ComposerFixture;

class ToolsTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<ComposerFixture> m;
    [[nodiscard]] PostEditor *editor() const { return m->find<PostEditor>("postText"); }
    void addGroup() const
    {
        plan::HashtagGroup group;
        group.clientId = m->client;
        group.name = QStringLiteral("Baking");
        group.tags = QStringList{QStringLiteral("bread")};
        QVERIFY(m->hashtags.add(group));
    }
    void addSnippet(const QString &name) const
    {
        plan::Snippet snippet;
        snippet.clientId = m->client;
        snippet.name = name;
        snippet.text = name;
        QVERIFY(m->snippets.add(snippet));
    }
    /// A dictionary that knows one word, in the test's own folder.
    void addDictionary(const QString &name) const
    {
        for (const auto &[suffix, content] :
             {std::pair(".aff", "SET UTF-8\n"), std::pair(".dic", "1\nbom\n")}) {
            QFile file(m->workspace.folder.filePath(name + QLatin1StringView(suffix)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        }
    }
    void writeIn(const QString &language) const
    {
        auto client = m->workspace.clients.client(m->client).value();
        client.language = language;
        QVERIFY(m->workspace.clients.edit(client));
    }
    [[nodiscard]] ui::Dialog *openSnippets() const
    {
        auto *dialog =
            new PiecesDialog(m->kit, snippetKeeping(m->services(), m->client, m->undo), m->page.get());
        dialog->open();
        return dialog;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init() { m = std::make_unique<ComposerFixture>(); }
    void cleanup() { m.reset(); }

    void anEarlierVersionIsShownAndPutBack()
    {
        const auto id = m->addDraft(QStringLiteral("Loaves today"), {m->bluesky});
        m->show(ui::OpenPost{id});
        m->page->state().setText(QStringLiteral("Buns today"));
        m->pass(1000);
        auto *button = m->find<QPushButton>("postVersions");
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        auto *list = m->find<QListWidget>("versionsList");
        QVERIFY(list->count() >= 2);
        list->setCurrentRow(list->count() - 1);
        const QString shown = m->find<QLabel>("versionDifference")->text();
        QVERIFY2(shown.contains(QStringLiteral("line-through")) && shown.contains(QStringLiteral("Buns")),
                 qPrintable(shown));
        QTest::mouseClick(m->find<QPushButton>("putBack"), Qt::LeftButton);
        QCOMPARE(editor()->toPlainText(), QStringLiteral("Loaves today"));
        QCOMPARE(m->posts.post(id)->text, QStringLiteral("Loaves today"));
    }
    void aDifferenceIsNeverTakenForMarkup()
    {
        const QString html =
            differenceMarkup(QStringLiteral("<b>a</b>"), QStringLiteral("<i>a</i>"), m->kit.theme());
        QVERIFY(!html.contains(QStringLiteral("<b>")) && !html.contains(QStringLiteral("<i>")));
    }
    void aSavedPieceIsPutInPlaceOfTheSlash()
    {
        plan::Snippet snippet;
        snippet.clientId = m->client;
        snippet.name = QStringLiteral("Hours");
        snippet.text = QStringLiteral("Open 8 to 4");
        QVERIFY(m->snippets.add(snippet));
        m->show(ui::NewPost{});
        QTest::keyClicks(editor(), QStringLiteral("We are /"));
        auto *menu = m->find<QMenu>("snippetMenu");
        QVERIFY(menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(editor()->toPlainText(), QStringLiteral("We are Open 8 to 4"));
        // Within an address it is only a stroke.
        QTest::keyClicks(editor(), QStringLiteral(" a.b/c"));
        QVERIFY(editor()->toPlainText().endsWith(QStringLiteral("a.b/c")));
    }
    void whatIsTypedAfterASlashIsText()
    {
        plan::Snippet snippet;
        snippet.clientId = m->client;
        snippet.name = QStringLiteral("Bread & butter");
        snippet.text = QStringLiteral("Open 8 to 4");
        QVERIFY(m->snippets.add(snippet));
        m->show(ui::NewPost{});
        // As a keyboard does it: each key goes to what is open.
        const auto typeInto = [this](Qt::Key key, const QString &text) {
            QWidget *popup = QApplication::activePopupWidget();
            QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier, text);
            QCoreApplication::sendEvent(popup ? popup : static_cast<QWidget *>(editor()), &press);
        };
        typeInto(Qt::Key_A, QStringLiteral("a"));
        typeInto(Qt::Key_Space, QStringLiteral(" "));
        typeInto(Qt::Key_Slash, QStringLiteral("/"));
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu && !menu->activeAction());
        QCOMPARE(menu->actions().constFirst()->text(), QStringLiteral("Bread && butter"));
        typeInto(Qt::Key_Space, QStringLiteral(" "));
        QVERIFY(!QApplication::activePopupWidget());
        typeInto(Qt::Key_B, QStringLiteral("b"));
        QCOMPARE(editor()->toPlainText(), QStringLiteral("a / b"));
        typeInto(Qt::Key_Space, QStringLiteral(" "));
        typeInto(Qt::Key_Slash, QStringLiteral("/"));
        typeInto(Qt::Key_Return, QStringLiteral("\r"));
        QCOMPARE(editor()->toPlainText(), QStringLiteral("a / b /\n"));
    }
    void twoEarlierVersionsAreComparedInAllThatTheySay()
    {
        const auto x = m->addByHand("x", QStringLiteral("crumb"));
        const auto id = m->addDraft(QStringLiteral("Loaves today"), {m->bluesky, x});
        const auto save = [this, &id](const QString &text, const QString &own, const QString &comment) {
            m->workspace.clock.advance(Milliseconds(600'000));
            auto post = m->posts.post(id).value();
            post.text = text;
            post.versions[1].text = own;
            post.firstComment = comment;
            QVERIFY(m->posts.saveContent(post, plan::RevisionReason::Saved));
        };
        save(QStringLiteral("Loaves tomorrow"), QStringLiteral("Loaves, soon"), QStringLiteral("Ask us"));
        save(QStringLiteral("Buns tomorrow"), QStringLiteral("Buns, soon"), QStringLiteral("Ask Dana"));
        m->show(ui::OpenPost{id});
        QTest::mouseClick(m->find<QPushButton>("postVersions"), Qt::LeftButton);
        auto *list = m->find<QListWidget>("versionsList");
        QCOMPARE(list->count(), 3);
        QCOMPARE(m->posts.revisionCount(id).value(), 3);
        const auto shown = [this] { return m->find<QLabel>("versionDifference")->text(); };
        list->setCurrentRow(0);
        QVERIFY(!shown().contains(QStringLiteral("line-through"))); // that is what it says now
        list->setCurrentRow(1);
        for (const char *words : {"Text for X", "First comment", "Loaves", "Buns", "Dana"})
            QVERIFY2(shown().contains(QLatin1StringView(words)), qPrintable(shown()));
        // The first with the second: nothing of the third is in it.
        auto *other = m->find<QComboBox>("versionsOther");
        QCOMPARE(other->count(), 4);
        other->setCurrentIndex(3);
        QVERIFY(shown().contains(QStringLiteral("today")) && shown().contains(QStringLiteral("tomorrow")));
        QVERIFY(!shown().contains(QStringLiteral("Buns")));
        m->find<ui::Dialog>("versionsDialog")->answerWith({});
    }
    void whatIsMeantIsLookedUpBesideTheWindow()
    {
        auto client = m->workspace.clients.client(m->client).value();
        client.language = QStringLiteral("en-US");
        QVERIFY(m->workspace.clients.edit(client));
        if (!m->spelling.hasDictionary(client.language))
            QSKIP("There is no English dictionary here.");
        m->show(ui::NewPost{});
        QSignalSpy checked(m->page->findChild<SpellChecker *>(), &SpellChecker::checked);
        QTest::keyClicks(editor(), QStringLiteral("Some braed"));
        m->pass(400);
        QTRY_COMPARE(checked.count(), 1);
        const QPoint caret = editor()->cursorRect().center();
        QContextMenuEvent asked(QContextMenuEvent::Keyboard, caret, editor()->viewport()->mapToGlobal(caret));
        QCoreApplication::sendEvent(editor()->viewport(), &asked);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu && !menu->actions().constFirst()->isEnabled()); // being looked for
        const auto meant = [menu] {
            const auto actions = menu->actions();
            const auto found = std::find_if(actions.begin(), actions.end(), [](const QAction *action) {
                return action->text() == QLatin1String("bread");
            });
            return found == actions.end() ? nullptr : *found;
        };
        QTRY_VERIFY(meant());
        meant()->trigger();
        QCOMPARE(editor()->toPlainText(), QStringLiteral("Some bread"));
        menu->close();
    }
    void aHashtagGroupIsMadeAndUsed()
    {
        m->show(ui::NewPost{});
        QTest::mouseClick(m->find<QPushButton>("manageHashtags"), Qt::LeftButton);
        QTest::mouseClick(m->find<QPushButton>("keepPiece"), Qt::LeftButton);
        QVERIFY(m->hashtags.of(m->client)->empty()); // nothing to keep yet; the dialog says so
        QTest::keyClicks(m->find<QLineEdit>("pieceName"), QStringLiteral("Baking"));
        QTest::keyClicks(m->find<QPlainTextEdit>("pieceText"), QStringLiteral("bread #rye"));
        QTest::mouseClick(m->find<QPushButton>("keepPiece"), Qt::LeftButton);
        QCOMPARE(m->hashtags.of(m->client)->size(), size_t(1));
        m->find<ui::Dialog>("piecesDialog")->answerWith({});
        auto *chip = m->find<QCheckBox>("group-Baking");
        QTest::mouseClick(chip, Qt::LeftButton);
        QCOMPARE(m->page->state().text(), QStringLiteral("#bread #rye"));
        QVERIFY(chip->isChecked());
        QTest::mouseClick(chip, Qt::LeftButton);
        QVERIFY(m->page->state().text().isEmpty());
    }
    void enterKeepsAPieceAndLeavesTheDialogOpen()
    {
        m->show(ui::NewPost{});
        const auto *dialog = openSnippets();
        auto *name = m->find<QLineEdit>("pieceName");
        name->setFocus();
        QTest::keyClicks(m->find<QPlainTextEdit>("pieceText"), QStringLiteral("Open 8 to 4"));
        QTest::keyClicks(name, QStringLiteral("Hours"));
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(dialog->isVisible());
        QCOMPARE(m->snippets.of(m->client)->size(), size_t(1));
        // With nothing left to keep it closes.
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(!dialog->isVisible());
        QCOMPARE(m->snippets.of(m->client)->size(), size_t(1));
    }
    void whatIsWrittenIsKeptBeforeAnotherPieceIsLookedAtAndBeforeClosing()
    {
        addSnippet(QStringLiteral("Hours"));
        addSnippet(QStringLiteral("Street"));
        m->show(ui::NewPost{});
        const QPointer<ui::Dialog> dialog(openSnippets());
        auto *list = m->find<QListWidget>("piecesList");
        auto *name = m->find<QLineEdit>("pieceName");
        auto *text = m->find<QPlainTextEdit>("pieceText");
        const auto names = [this] {
            QStringList all;
            const auto known = m->snippets.of(m->client).value();
            for (const plan::Snippet &snippet : known)
                all.append(snippet.name);
            return all;
        };
        QCOMPARE(name->text(), QStringLiteral("Hours"));
        QTest::keyClicks(name, QStringLiteral(" of today"));
        list->setCurrentRow(2);
        QCOMPARE(list->item(0)->text(), QStringLiteral("Hours of today"));
        QCOMPARE(name->text(), QString());
        QTest::keyClicks(name, QStringLiteral("Thanks"));
        QTest::keyClicks(text, QStringLiteral("Thank you"));
        list->setCurrentRow(1);
        QCOMPARE(name->text(), QStringLiteral("Street"));
        QCOMPARE(names(), (QStringList{QStringLiteral("Hours of today"), QStringLiteral("Street"),
                                       QStringLiteral("Thanks")}));
        // What cannot be kept stays there, until it is mended or thrown away.
        text->clear();
        list->setCurrentRow(0);
        QCOMPARE(list->currentRow(), 1);
        QTest::keyClick(dialog.data(), Qt::Key_Escape);
        QVERIFY(dialog && dialog->isVisible());
        QTest::mouseClick(m->find<QPushButton>("forgetPiece"), Qt::LeftButton);
        QCOMPARE(text->toPlainText(), QStringLiteral("Street"));
        QTest::keyClicks(name, QStringLiteral("s"));
        QTest::mouseClick(m->find<QPushButton>("close"), Qt::LeftButton);
        QVERIFY(!dialog || !dialog->isVisible());
        QCOMPARE(names()[1], QStringLiteral("Streets"));
    }
    void whoMayAnswerIsKeptWithTheVersion()
    {
        m->show(ui::NewPost{});
        auto *row = m->find<OptionsRow>("optionsRow");
        QVERIFY(!row->isVisible());
        m->page->state().setTab(m->bluesky);
        QVERIFY(row->isVisible());
        auto *combo = m->find<QComboBox>("replyControl");
        combo->setCurrentIndex(1);
        Q_EMIT combo->activated(1);
        QTest::mouseClick(m->find<QCheckBox>("replyFollowing"), Qt::LeftButton);
        auto *languages = m->find<QLineEdit>("postLanguages");
        QTest::keyClicks(languages, QStringLiteral("en, pt"));
        QTest::keyClick(languages, Qt::Key_Return);
        // Each key counted before that: sending by key takes what stands there.
        QTest::keyClicks(languages, QStringLiteral(", de"));
        QCOMPARE(languages->text(), QStringLiteral("en, pt, de"));
        QCOMPARE(networks::postLanguages(m->page->state().optionsOf(m->bluesky)).size(), 3);
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(languages, Qt::Key_Backspace);
        const QJsonObject options = m->page->state().optionsOf(m->bluesky);
        const auto control = networks::replyControl(options);
        QVERIFY(control.mentioned && control.following);
        QCOMPARE(networks::postLanguages(options).size(), 2);
    }
    void emojiHaveNamesAndAreFoundByThem()
    {
        QVERIFY(allEmoji().size() > 1800);
        QSet<QString> seen;
        for (const Emoji &emoji : allEmoji()) {
            QVERIFY(!emoji.name.isEmpty() && emoji.group < emojiGroups().size());
            QVERIFY2(!seen.contains(emoji.text), qPrintable(emoji.name));
            seen.insert(emoji.text);
        }
        m->show(ui::NewPost{});
        QTest::mouseClick(m->find<QPushButton>("emoji"), Qt::LeftButton);
        auto *search = m->find<QLineEdit>("emojiSearch");
        QTest::keyClicks(search, QStringLiteral("croissant"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(editor()->toPlainText(), QStringLiteral("🥐"));
    }
    void emojiOfSeveralCharactersAreThereToo_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("text");
        QTest::newRow("a heart") << QStringLiteral("heavy black heart") << QStringLiteral("❤️");
        QTest::newRow("the sun") << QStringLiteral("black sun with rays") << QStringLiteral("☀️");
        QTest::newRow("a flag") << QStringLiteral("flag, portugal") << QStringLiteral("🇵🇹");
        QTest::newRow("a flag of a part")
            << QStringLiteral("flag, scotland") << QStringLiteral("🏴󠁧󠁢󠁳󠁣󠁴󠁿");
        QTest::newRow("a person at work") << QStringLiteral("woman, rocket") << QStringLiteral("👩‍🚀");
    }
    void emojiOfSeveralCharactersAreThereToo()
    {
        QFETCH(QString, words);
        QFETCH(QString, text);
        m->show(ui::NewPost{});
        QTest::mouseClick(m->find<QPushButton>("emoji"), Qt::LeftButton);
        auto *search = m->find<QLineEdit>("emojiSearch");
        QTest::keyClicks(search, words);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(editor()->text(), text);
    }
    void groupsOfEmojiAreWholeAndTakeATone()
    {
        m->show(ui::NewPost{});
        QTest::mouseClick(m->find<QPushButton>("emoji"), Qt::LeftButton);
        auto *group = m->find<QComboBox>("emojiGroup");
        group->setCurrentIndex(1);
        Q_EMIT group->activated(1);
        const auto people = std::count_if(allEmoji().begin(), allEmoji().end(),
                                          [](const Emoji &emoji) { return emoji.group == 1; });
        QVERIFY(people > 120);
        QCOMPARE(m->find<QListWidget>("emojiGrid")->count(), int(people));
        auto *tone = m->find<QComboBox>("emojiTone");
        tone->setCurrentIndex(3);
        Q_EMIT tone->activated(3);
        auto *search = m->find<QLineEdit>("emojiSearch");
        QTest::keyClicks(search, QStringLiteral("thumbs up sign"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(editor()->text(), QStringLiteral("👍🏽"));
    }
    void wrongWordsAreUnderlinedAndCanBeLearned()
    {
        auto client = m->workspace.clients.client(m->client).value();
        client.language = QStringLiteral("en-GB");
        QVERIFY(m->workspace.clients.edit(client));
        if (!m->spelling.hasDictionary(client.language))
            QSKIP("There is no English dictionary here.");
        m->show(ui::NewPost{});
        QSignalSpy checked(m->page->findChild<SpellChecker *>(), &SpellChecker::checked);
        QTest::keyClicks(editor(), QStringLiteral("A lofaf of bread"));
        m->pass(400);
        QTRY_COMPARE(checked.count(), 1);
        int start = 0;
        QCOMPARE(editor()->misspelledAt(4, &start), QStringLiteral("lofaf"));
        QCOMPARE(start, 2);
        QVERIFY(m->words.add(m->client, QStringLiteral("lofaf")));
        m->pass(400);
        QTRY_COMPARE(checked.count(), 2);
        QVERIFY(editor()->misspelledAt(4, &start).isEmpty());
    }
    void aDictionaryThatIsMissingIsSaidUntilItIsThere()
    {
        m->otherSpelling = std::make_unique<plan::Spelling>(QStringList{m->workspace.folder.path()});
        writeIn(QStringLiteral("pt-PT"));
        m->show(ui::NewPost{});
        const auto *remark = m->find<QLabel>("spellingRemark");
        QVERIFY(remark->isVisible());
        const QString none = remark->text();
        QVERIFY2(none.contains(QStringLiteral("not checked")) && none.contains(QStringLiteral("Portugal")),
                 qPrintable(none));
        QCOMPARE(none, spellingRemark(QStringLiteral("pt-PT"), {}));
        // Only that of another country.
        addDictionary(QStringLiteral("pt_BR"));
        m->page->open(ui::NewPost{});
        QVERIFY(remark->isVisible());
        QCOMPARE(remark->text(), spellingRemark(QStringLiteral("pt-PT"), QStringLiteral("pt-BR")));
        QVERIFY(remark->text() != none);
        addDictionary(QStringLiteral("pt_PT"));
        m->page->open(ui::NewPost{});
        QVERIFY(!remark->isVisible());
        // The client's language is changed while the post is open.
        writeIn(QStringLiteral("fr"));
        QVERIFY(remark->isVisible());
        writeIn(QStringLiteral("pt-BR"));
        QVERIFY(!remark->isVisible());
    }
    void aDictionaryThatIsMissingIsSaidWithItsPackage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("package");
        QTest::newRow("a country's") << QStringLiteral("pt-PT") << QString()
                                     << QStringLiteral("hunspell-pt-pt");
        QTest::newRow("the usual country's")
            << QStringLiteral("de") << QString() << QStringLiteral("hunspell-de-de");
        QTest::newRow("a language's")
            << QStringLiteral("fr-CA") << QString() << QStringLiteral("hunspell-fr");
        QTest::newRow("Norwegian") << QStringLiteral("nb") << QString() << QStringLiteral("hunspell-no");
        QTest::newRow("none") << QStringLiteral("ja") << QString() << QString();
        QTest::newRow("another country's")
            << QStringLiteral("en-GB") << QStringLiteral("en-US") << QStringLiteral("hunspell-en-gb");
        QTest::newRow("another country's, for good")
            << QStringLiteral("en-IE") << QStringLiteral("en-US") << QString();
    }
    void aDictionaryThatIsMissingIsSaidWithItsPackage()
    {
        QFETCH(QString, language);
        QFETCH(QString, found);
        QFETCH(QString, package);
        const QString said = spellingRemark(language, found);
        QVERIFY(!said.isEmpty());
        QCOMPARE(said.contains(QStringLiteral("not checked")), found.isEmpty());
#ifdef Q_OS_LINUX
        QCOMPARE(said.contains(QStringLiteral("hunspell-")), !package.isEmpty());
        QVERIFY2(said.contains(package), qPrintable(said));
#else
        QVERIFY2(!said.contains(QStringLiteral("hunspell-")), qPrintable(said));
#endif
    }
    void aDictionaryOfTheLanguageNeedsNoWords()
    {
        QVERIFY(spellingRemark(QStringLiteral("en-GB"), QStringLiteral("en-GB")).isEmpty());
        QVERIFY(spellingRemark(QStringLiteral("en"), QStringLiteral("en-US")).isEmpty());
        QVERIFY(spellingRemark(QStringLiteral("eo-XX"), QStringLiteral("eo")).isEmpty());
        QVERIFY(spellingRemark({}, {}).isEmpty());
    }
    void aDictionaryThatIsInstalledMeanwhileIsUsed()
    {
        const plan::Spelling spelling(QStringList{m->workspace.folder.path()});
        const auto wrong = [&spelling] {
            return spelling.misspelled(QStringLiteral("bom pao"), QStringLiteral("pt-PT")).size();
        };
        QCOMPARE(wrong(), size_t(0));
        QVERIFY(spelling.dictionaryFor(QStringLiteral("pt-PT")).isEmpty());
        addDictionary(QStringLiteral("pt_BR"));
        QCOMPARE(spelling.dictionaryFor(QStringLiteral("pt-PT")), QStringLiteral("pt-BR"));
        QCOMPARE(wrong(), size_t(1));
    }
    void aTextOfMegabytesIsNotLookedAtByTheWindowsThread()
    {
        addGroup();
        m->show(ui::NewPost{});
        QTest::keyClicks(editor(), QStringLiteral("abc"));
        const auto *chip = m->find<QCheckBox>("group-Baking");
        const auto counted = [this] { return m->page->inspector().measureOf(m->bluesky)->length; };
        QCOMPARE(counted(), 3);
        QString text;
        while (text.size() < 5'000'000)
            text += QStringLiteral("Loaves and buns #bread for everyone in Easton today\n");
        editor()->insertWords(text);
        QTest::keyClicks(editor(), QStringLiteral("abc"));
        editor()->tellText();
        QVERIFY(m->page->state().text().endsWith(QStringLiteral("abc")));
        // Nobody has counted it or looked for its hashtags on the way.
        QCOMPARE(counted(), 3);
        QVERIFY(!chip->isChecked());
    }
    void aLargeTextIsCountedBesideTheWindowAndItsHashtagsWithIt()
    {
        addGroup();
        const auto id = m->addDraft(QStringLiteral("Loaves #bread\n").repeated(2000), {m->bluesky});
        m->show(ui::OpenPost{m->addDraft(QStringLiteral("Buns"), {m->bluesky})});
        m->page->open(ui::OpenPost{id});
        const auto *chip = m->find<QCheckBox>("group-Baking");
        const Inspector &inspector = m->page->inspector();
        QVERIFY(m->page->state().isLarge());
        QVERIFY(!inspector.measureOf(m->bluesky) && inspector.problems().empty());
        QVERIFY(!chip->isChecked() && !chip->isEnabled());
        m->pass(200);
        QTRY_VERIFY(inspector.measureOf(m->bluesky) && inspector.measureOf(m->bluesky)->over);
        QVERIFY(!inspector.problems().empty());
        QVERIFY(chip->isChecked() && chip->isEnabled());
    }
    void keysThatAreShownAreThoseInForce()
    {
        m->show(ui::NewPost{});
        QTest::keyClicks(editor(), QString(301, QLatin1Char('b'))); // one more than Bluesky takes
        m->pass(200);
        auto *emoji = m->find<QPushButton>("emoji");
        auto *snippets = m->find<QPushButton>("snippets");
        auto *add = m->find<QPushButton>("addPicture");
        auto *next = m->find<QWidget>("nextProblemKey");
        QCOMPARE(emoji->toolTip(), QStringLiteral("Emoji (Ctrl+.)"));
        QCOMPARE(add->toolTip(), QStringLiteral("Add pictures or a video (Ctrl+O)"));
        QVERIFY(next->isVisible());
        m->actions.setKeys(QStringLiteral("composer.emoji"), {QKeySequence(Qt::CTRL | Qt::Key_J)});
        m->actions.setKeys(QStringLiteral("composer.snippets"), {});
        m->actions.setKeys(QStringLiteral("composer.add-picture"), {QKeySequence(Qt::CTRL | Qt::Key_U)});
        m->actions.setKeys(QStringLiteral("composer.problem-next"), {});
        QCOMPARE(emoji->toolTip(), QStringLiteral("Emoji (Ctrl+J)"));
        QCOMPARE(snippets->toolTip(), QStringLiteral("Saved pieces of text"));
        QCOMPARE(add->toolTip(), QStringLiteral("Add pictures or a video (Ctrl+U)"));
        QVERIFY(!next->isVisible());
    }
    void theKeyOfTheNextProblemIsShownWhileThereIsOne()
    {
        m->show(ui::NewPost{});
        QTest::keyClicks(editor(), QStringLiteral("Loaves"));
        m->pass(200);
        const auto *next = m->find<QWidget>("nextProblemKey");
        QCOMPARE(next->isVisible(), !m->page->inspector().problems().empty());
        QTest::keyClicks(editor(), QString(301, QLatin1Char('b')));
        m->pass(200);
        QVERIFY(!m->page->inspector().problems().empty());
        QVERIFY(next->isVisible());
    }
};

QTEST_MAIN(ToolsTest)
#include "tst_tools.moc"
