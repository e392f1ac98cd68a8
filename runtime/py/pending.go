package py
