// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/glyphs.h"
#include "kit/page_id.h"

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace hatstand::ui
{

/// What a new action is. Everything that can be done is one, so that it is found in the command palette and
/// listed under F1.
struct ActionSpec
{
    QString id;      ///< stable: "today.send-now"; also the QAction's objectName
    QString text;    ///< as in a menu: "Send now"
    QString group;   ///< translated heading under F1 and in settings: "Today"
    QIcon icon = {}; ///< in menus
    /// In the palette.
    std::optional<Glyph> glyph = std::nullopt;
    /// The first is shown. Keys without Ctrl or Alt do nothing while a text field has the focus.
    QList<QKeySequence> keys = {};
    std::function<void()> run = {};
    /// Further words that find it in the palette: "theme night".
    QString words = {};
    /// False for what makes no sense from the palette (move the choice down).
    bool inPalette = true;
    /// It does something with what is chosen on its page: the palette offers it only while that is shown.
    bool onChosen = false;
    /// A list or a view takes these keys itself while it has the focus: they are shown, and nothing can be
    /// done about them. Such an action has no `run`.
    bool fixedKeys = false;
};

/// All actions of the window. The registry makes a QAction per spec, adds it to its owner and forgets it
/// when the owner goes. What a page will be able to do is declared before the page is built, so that F1, the
/// settings and the palette know it from the start.
class ActionRegistry final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// What that page does once it is there; `run` is not looked at.
    void declare(PageId page, const std::vector<ActionSpec> &specs);

    /// The keys work while `owner` is visible and its window is active: for a page (or a pane of it) while it
    /// is shown, for the window's own always. An id that exists already is replaced (a page that was built
    /// again).
    QAction *add(QWidget *owner, ActionSpec spec);
    /// The page is there: that is how it does what was declared, or declares it now.
    QAction *bind(QWidget *owner, const std::vector<ActionSpec> &specs, const QString &id,
                  std::function<void()> run);

    [[nodiscard]] QAction *find(const QString &id) const;
    /// Runs it as if chosen by the person. False when there is none or it is not possible now.
    bool trigger(const QString &id) const;

    struct Entry
    {
        QString id;
        QString text; ///< without the marks of mnemonics
        QString group;
        QString words;
        std::optional<Glyph> glyph;
        bool inPalette = true;
        bool onChosen = false;
        bool fixedKeys = false;
        std::optional<PageId> page; ///< of what was declared
        QList<QKeySequence> defaultKeys;
        QList<QKeySequence> keys; ///< in force now
        QPointer<QAction> action; ///< null until its page is built
        QPointer<QWidget> owner;

        /// The person can reach it now: its page is shown.
        [[nodiscard]] bool isReachable() const;
        /// The first key as the person's computer writes it; empty when there is none.
        [[nodiscard]] QString keyText() const;
    };
    /// In the order in which they were declared or added.
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }
    [[nodiscard]] const Entry *entry(const QString &id) const;
    /// Those that the person can reach now.
    [[nodiscard]] std::vector<Entry> reachable() const;

    /// The person's own keys for an action, also for one that is not there yet; an empty list takes its keys
    /// away; `resetKeys` gives the default back.
    void setKeys(const QString &id, const QList<QKeySequence> &keys);
    void resetKeys(const QString &id);
    [[nodiscard]] bool hasOwnKeys(const QString &id) const { return m_ownKeys.contains(id); }
    /// The ids of other actions that would answer to the same keys at the same time.
    [[nodiscard]] QStringList conflicts(const QString &id, const QKeySequence &keys) const;
    /// Every two that do so now, as "first, second: key". Empty: each key does one thing.
    [[nodiscard]] QStringList conflicts() const;

    /// Tells the first key of an action now and whenever it changes, as long as `context` lives: for what
    /// shows the key beside its words. Empty while there is none.
    void followKey(const QString &id, QObject *context, const std::function<void(const QString &)> &show);

Q_SIGNALS:
    /// Actions came or went, or their keys are others.
    void changed();

private:
    Entry &entryFor(const ActionSpec &spec);
    void applyKeys(Entry &entry);

    std::vector<Entry> m_entries;
    QHash<QString, QList<QKeySequence>> m_ownKeys;
};

/// "Send now (S)": for tooltips.
[[nodiscard]] QString textWithKeys(const QAction &action);

} // namespace hatstand::ui
