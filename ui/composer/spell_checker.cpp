// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/spell_checker.h"

#include "composer/post_editor.h"
#include "plan/personal_words.h"
#include "plan/spelling.h"
#include "plan/worker.h"

#include <QMenu>
#include <QPointer>
#include <qcorofuture.h>

namespace hatstand::ui::composer
{

SpellChecker::SpellChecker(ComposerState &state, PostEditor &editor, const Services &services, Timers &timers,
                           QObject *parent)
    : QObject(parent), m_state(state), m_editor(editor), m_services(services), m_timers(timers)
{
    m_pool.setMaxThreadCount(1);
    connect(&state, &ComposerState::changed, this, [this](Parts parts) {
        if (parts & (Part::Text | Part::Tab))
            checkLater();
    });
    connect(&services.words, &plan::PersonalWords::changed, this, &SpellChecker::checkLater);
    connect(&editor, &PostEditor::menuShown, this, &SpellChecker::addSuggestions);
}

SpellChecker::~SpellChecker() = default; // the pool waits for its work

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
    const auto add = [this, menu, first](const QString &text, auto run) {
        auto *action = new QAction(text, menu);
        connect(action, &QAction::triggered, this, run);
        menu->insertAction(first, action);
    };
    const QStringList suggestions = m_services.spelling.suggestions(word, m_state.client().language);
    for (const QString &suggestion : suggestions) {
        add(suggestion, [this, start, length = int(word.size()), suggestion] {
            m_editor.showRange(start, length);
            m_editor.insertWords(suggestion);
        });
    }
    add(tr("Add “%1” to the dictionary").arg(word),
        [this, word, client = m_state.post().clientId] { (void)m_services.words.add(client, word); });
    menu->insertSeparator(first);
}

} // namespace hatstand::ui::composer
