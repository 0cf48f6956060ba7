// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/action_registry.h"
#include "kit/kit.h"
#include "networks/connector.h"

#include <QWidget>

class QLineEdit;
class QListView;
class QPlainTextEdit;
class QPushButton;

namespace hatstand::ui
{
class FormField;
}

namespace hatstand::ui::outbox
{

class DragOutModel;

/// Posting by hand, step by step: copy the text (C), open the page (O), drag the pictures (M), say where it
/// stands (L).
class ByHandPanel final : public QWidget
{
    Q_OBJECT
public:
    /// The steps show the keys that these actions have.
    ByHandPanel(const Kit &kit, ActionRegistry &actions, QWidget *parent = nullptr);

    void setPost(const networks::OutgoingPost &post, const QString &networkName, bool hasPage);

    void copyText();
    void showMedia();
    void askLink();
    [[nodiscard]] bool hasMedia() const;

Q_SIGNALS:
    void copied();
    void openPageRequested();
    /// The person posted it; the address may be empty.
    void posted(const QUrl &url);

protected:
    void changeEvent(QEvent *event) override;

private:
    void measure();
    QPushButton *addStep(Glyph glyph);
    void submit();

    Kit m_kit;
    QString m_text;
    QPlainTextEdit *m_words;
    QPushButton *m_copy = nullptr;
    QPushButton *m_open = nullptr;
    QWidget *m_mediaStep;
    QListView *m_media;
    DragOutModel *m_mediaModel;
    QLineEdit *m_link;
    FormField *m_linkField;
    QPushButton *m_posted;
};

} // namespace hatstand::ui::outbox
