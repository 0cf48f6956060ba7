// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timers.h"
#include "composer/composer_state.h"
#include "kit/undo.h"

#include <QMenu>
#include <QPointer>
#include <QThreadPool>
#include <qcorotask.h>

namespace hatstand::ui::composer
{

class PostEditor;

/// Underlines what is spelled wrong in the client's language, looked up beside the window's thread after a
/// pause in typing, and offers what may be meant.
class SpellChecker final : public QObject
{
    Q_OBJECT
public:
    static constexpr Milliseconds pause{300};
    /// Longer texts are looked at from their beginning up to here.
    static constexpr qsizetype longest = 20'000;

    SpellChecker(ComposerState &state, PostEditor &editor, const Services &services, Timers &timers,
                 UndoStack &undo, QObject *parent = nullptr);
    ~SpellChecker() override;

Q_SIGNALS:
    /// The underlines are up to date.
    void checked();
    /// There is something to be said of the dictionary of the post that is open now, or nothing any more.
    void remarked(const QString &words);

private:
    /// Whether there is a dictionary; looked for anew with each post, as one may be installed meanwhile.
    void lookForDictionary();
    void checkLater();
    QCoro::Task<void> check();
    void addSuggestions(QMenu *menu, int position);
    /// Puts what may be meant before `waiting`, which goes then. Looking that up takes a while for some
    /// words.
    QCoro::Task<void> suggest(QPointer<QMenu> menu, QPointer<QAction> waiting, QString word, int start);
    void learn(const QString &word);

    ComposerState &m_state;
    PostEditor &m_editor;
    Services m_services;
    Timers &m_timers;
    UndoStack &m_undo;
    QThreadPool m_pool;
    quint64 m_edition = 0;
    QString m_language; ///< for which a dictionary was looked for last
};

} // namespace hatstand::ui::composer
