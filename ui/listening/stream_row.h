// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "listen/topics/topic_pages.h"
#include "networks/rules_catalogue.h"

#include <QFrame>

class QPushButton;

namespace hatstand::ui::listening
{

/// What can be done with a message of the stream.
enum class StreamAction {
    ToInbox,
    MakeIdea,
    Open,
    Feeling, ///< say how it sounds
};

/// A message of the stream: who, when, what, how it sounds, and what can be done.
class StreamRow final : public QFrame
{
    Q_OBJECT
public:
    StreamRow(const Kit &kit, const networks::RulesCatalogue &rules, const listen::StreamItem &item,
              Instant now, QWidget *parent = nullptr);
    [[nodiscard]] const listen::StreamItem &item() const { return m_item; }
    [[nodiscard]] QWidget *firstButton() const;

Q_SIGNALS:
    void chosen(hatstand::ui::listening::StreamAction action);

private:
    QPushButton *addAction(QWidget *row, const QString &text, StreamAction action);

    Kit m_kit;
    listen::StreamItem m_item;
    QList<QPushButton *> m_buttons;
};

/// Who said it, as people know them: a person, or the feed.
[[nodiscard]] QString speakerOf(const listen::StreamItem &item);

} // namespace hatstand::ui::listening
