// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/action_registry.h"
#include "kit/kit.h"
#include "networks/connector.h"
#include "outbox/by_hand_fitting.h"

#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace hatstand::ui
{
class FormField;
}

namespace hatstand::ui::outbox
{

class ByHandMedia;

/// Posting by hand, step by step: copy the text (C), open the page (O), drag the pictures (M), say where it
/// stands (L).
class ByHandPanel final : public QWidget
{
    Q_OBJECT
public:
    /// The steps show the keys that these actions have.
    ByHandPanel(const Kit &kit, ActionRegistry &actions, QWidget *parent = nullptr);

    /// Its files are not shown: they tell more than they show until they are made ready.
    void setPost(const networks::OutgoingPost &post, const QString &networkName, bool hasPage);
    /// Those that may be dragged; nothing while they are being made ready.
    void setFiles(const std::optional<ByHandFitting::Files> &files);

    void copyText();
    void showMedia();
    void askLink();
    [[nodiscard]] bool hasMedia() const;

Q_SIGNALS:
    void copied();
    void openPageRequested();
    /// The files are to be made ready once more.
    void filesRequested();
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
    ByHandMedia *m_media;
    QLineEdit *m_link;
    FormField *m_linkField;
    QPushButton *m_posted;
};

} // namespace hatstand::ui::outbox
