// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/spell_checker.h"

#include "composer/post_editor.h"
#include "composer/spelling_words.h"
#include "plan/media/worker.h"
#include "plan/personal_words.h"
#include "plan/spelling.h"

#include <qcorofuture.h>

namespace hatstand::ui::composer
{

SpellChecker::SpellChecker(ComposerState &state, PostEditor &editor, const Services &services, Timers &timers,
                           UndoStack &undo, QObject *parent)
    : QObject(parent), m_state(state), m_editor(editor), m_services(services), m_timers(timers), m_undo(undo)
{
    m_pool.setMaxThreadCount(1);
    connect(&state, &ComposerState::changed, this, [this](Parts parts) {
        if (parts & (Part::Text | Part::Tab))
            checkLater();
        if (parts == Parts(Part::Everything) || m_state.client().language != m_language)
            lookForDictionary();
    });
    connect(&services.words, &plan::PersonalWords::changed, this, &SpellChecker::checkLater);
    connect(&editor, &PostEditor::menuShown, this, &SpellChecker::addSuggestions);
}

SpellChecker::~SpellChecker() = default; // the pool waits for its work

void SpellChecker::lookForDictionary()
{
    // Text in another language has other words that are wrong.
    if (m_language != m_state.client().language)
        checkLater();
    m_language = m_state.client().language;
    // Nothing is written into what is out.
    Q_EMIT remarked(m_state.isLocked()
                        ? QString()
                        : spellingRemark(m_language, m_services.spelling.dictionaryFor(m_language)));
}

void SpellChecker::checkLater()
{
    m_timers.callAfter(pause, this, [this, edition = ++m_edition] {
        if (edition == m_edition)
            check();
    });
}

QCoro::Task<void> SpellChecker::check()
{
    const QPointer<SpellChecker> self(this);
    const quint64 edition = m_edition;
    const auto known = m_services.words.foldedOf(m_state.post().clientId);
    const plan::Spelling &spelling = m_services.spelling;
    auto future =
        plan::runOn(m_pool, [text = m_state.text().left(longest), language = m_state.client().language,
                             words = known.value_or(QSet<QString>()),
                             &spelling] { return spelling.misspelled(text, language, words); });
    const std::vector<plan::TextRange> found = co_await future;
    if (!self || edition != m_edition)
        co_return;
    m_editor.setMisspelled(found);
    Q_EMIT checked();
}

void SpellChecker::addSuggestions(QMenu *menu, int position)
{
    int start = 0;
    const QString word = m_editor.misspelledAt(position, &start);
    if (word.isEmpty() || m_editor.isReadOnly())
        return;
    QAction *first = menu->actions().isEmpty() ? nullptr : menu->actions().constFirst();
    const auto insert = [menu, first](const QString &text) {
        auto *action = new QAction(text, menu);
        menu->insertAction(first, action);
        return action;
    };
    QAction *waiting = insert(tr("Looking for what is meant…"));
    waiting->setEnabled(false);
    connect(insert(tr("Add “%1” to the dictionary").arg(word)), &QAction::triggered, this,
            [this, word] { learn(word); });
    menu->insertSeparator(first);
    suggest(menu, waiting, word, start);
}

QCoro::Task<void> SpellChecker::suggest(QPointer<QMenu> menu, QPointer<QAction> waiting, QString word,
                                        int start)
{
    const QPointer<SpellChecker> self(this);
    const plan::Spelling &spelling = m_services.spelling;
    auto future = plan::runOn(m_pool, [word, language = m_state.client().language, &spelling] {
        return spelling.suggestions(word, language);
    });
    const QStringList suggestions = co_await future;
    if (!self || !menu || !waiting)
        co_return;
    for (const QString &suggestion : suggestions) {
        auto *action = new QAction(suggestion, menu);
        menu->insertAction(waiting, action);
        connect(action, &QAction::triggered, this, [this, start, length = int(word.size()), suggestion] {
            m_editor.showRange(start, length);
            m_editor.insertWords(suggestion);
        });
    }
    if (suggestions.isEmpty())
        waiting->setText(tr("Nothing like it in the dictionary"));
    else
        delete waiting;
}

void SpellChecker::learn(const QString &word)
{
    plan::PersonalWords &words = m_services.words;
    const clients::ClientId client = m_state.post().clientId;
    if (!words.add(client, word))
        return;
    UndoStep step;
    step.text = tr("Added “%1” to the dictionary").arg(word);
    step.undo = [&words, client, word] { return words.remove(client, word); };
    step.redo = [&words, client, word] { return words.add(client, word); };
    m_undo.push(std::move(step));
}

} // namespace hatstand::ui::composer
