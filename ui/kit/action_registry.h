// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/glyphs.h"

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
    std::function<void()> run;
    /// Further words that find it in the palette: "theme night".
    QString words = {};
    /// False for what makes no sense from the palette (move the choice down).
    bool inPalette = true;
};

/// All actions of the window. The registry makes a QAction per spec, adds it to its owner and forgets it
/// when the owner goes.
class ActionRegistry final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// The keys work while `owner` is visible and its window is active: for a page (or a pane of it) while it
    /// is shown, for the window's own always. An id that exists already is replaced (a page that was built
    /// again).
    QAction *add(QWidget *owner, ActionSpec spec);

    [[nodiscard]] QAction *find(const QString &id) const;
    /// Runs it as if chosen by the person. False when there is none or it is not possible now.
    bool trigger(const QString &id) const;

    struct Entry
    {
        QString id;
        QString group;
        QString words;
        std::optional<Glyph> glyph;
        bool inPalette = true;
        QList<QKeySequence> defaultKeys;
        QPointer<QAction> action;
        QPointer<QWidget> owner;
    };
    /// In the order in which they were added.
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }
    /// Those that the person can reach now: their page is shown.
    [[nodiscard]] std::vector<Entry> reachable() const;

    /// The person's own keys for an action, also for one that is not there yet; an empty list takes its keys
    /// away; `resetKeys` gives the default back.
    void setKeys(const QString &id, const QList<QKeySequence> &keys);
    void resetKeys(const QString &id);
    [[nodiscard]] bool hasOwnKeys(const QString &id) const { return m_ownKeys.contains(id); }
    /// The ids of other actions that would answer to the same keys at the same time.
    [[nodiscard]] QStringList conflicts(const QString &id, const QKeySequence &keys) const;

Q_SIGNALS:
    /// Actions came or went, or their keys are others.
    void changed();

private:
    std::vector<Entry> m_entries;
    QHash<QString, QList<QKeySequence>> m_ownKeys;
};

/// "Send now (S)": for tooltips.
[[nodiscard]] QString textWithKeys(const QAction &action);

} // namespace hatstand::ui
